package dev.narrows.numeric;

/**
 * Vectors of whole numbers, at least 0, with one sum: weak compositions of a total into parts. Order: first all is in
 * the first place; then the first place that has something gives one of it to the next place and the rest to the first.
 */
public final class Compositions {
    private Compositions() {}

    /**
     * Goes to the next vector.
     *
     * @param counts the present vector, 0 outside the places; overwritten by the next one, left as it is if there is
     *     none
     * @param places the entries that take part, at least one, in their order; not modified
     * @return whether there is a next one
     */
    public static boolean next(long[] counts, int[] places) {
        int i = 0;
        while (i < places.length && counts[places[i]] == 0) {
            i++;
        }
        if (i + 1 >= places.length) {
            return false;
        }
        long here = counts[places[i]];
        counts[places[i]] = 0;
        counts[places[0]] = here - 1;
        counts[places[i + 1]]++;
        return true;
    }

    /**
     * How many vectors there are, {@code (total + parts - 1 choose parts - 1)}.
     *
     * @param parts at least 1
     * @param total at least 0
     * @param most where the number is above this, which is at most 2^31, some number above it is returned
     * @return the number
     */
    public static long number(int parts, int total, long most) {
        long number = 1;
        int smaller = Math.min(parts - 1, total);
        for (int j = 1; j <= smaller && number <= most; j++) {
            // after each step (total + parts - 1 choose j), a whole number
            number = number * ((long) total + parts - j) / j;
        }
        return number;
    }

    /**
     * {@code log n!} of n up to a largest one.
     *
     * @param largest at least 0
     * @return nats, of length largest + 1, each a compensated sum of logarithms
     */
    public static double[] logFactorials(int largest) {
        double[] logFactorials = new double[largest + 1];
        CompensatedSum sum = new CompensatedSum();
        for (int n = 2; n <= largest; n++) {
            sum.add(StrictMath.log(n));
            logFactorials[n] = sum.value();
        }
        return logFactorials;
    }
}
