package dev.narrows.numeric;

/**
 * The whole numbers of two digits, {@code 0, 1, .., 99, 100, 110, .., 990, 1000, 1100, ..}, by their place, from 1: a
 * search over them has a few hundred steps where a number's error makes more digits idle.
 */
public final class TwoDigits {
    private static final int BELOW_100 = 100;
    private static final int TENS = 90;
    private static final long FIRST_OF_TENS = 10;

    private TwoDigits() {}

    /**
     * The number at a place.
     *
     * @param place from 1, at most 1,500
     * @return the number
     * @throws IllegalArgumentException if the place is out of range
     */
    public static long number(int place) {
        Arguments.requireAtLeast("place", place, 1);
        if (place > 1_500) {
            throw new IllegalArgumentException("place: " + place + ", must be at most 1500");
        }
        if (place <= BELOW_100) {
            return place - 1L;
        }
        int above = place - BELOW_100 - 1;
        long number = FIRST_OF_TENS + above % TENS;
        for (int i = 0; i <= above / TENS; i++) {
            number *= 10;
        }
        return number;
    }

    /**
     * The place of the least number that is not below n.
     *
     * @param n at most 10^15
     * @return the place, from 1
     */
    public static int place(long n) {
        int place = 1;
        while (number(place) < n) {
            place++;
        }
        return place;
    }
}
