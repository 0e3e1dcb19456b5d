package dev.narrows.info;

import dev.narrows.numeric.CompensatedSum;

/**
 * Mutual information between input and output of a channel, {@code I(p;W) = sum_x p_x KL(W[x] || q)} with {@code q =
 * pW}, in nats.
 *
 * <p>Every relative entropy is summed over non-negative terms, {@code sum_y q_y phi(W[x][y]/q_y)} with {@code phi(t) =
 * t log t - t + 1}, so nothing cancels for nearly equal rows. Special values: exactly 0 if all inputs of positive
 * probability have the same row; {@code 0 log 0 = 0}.
 */
public final class MutualInformation {
    /** What {@link #upper} adds for rounding, nats. */
    public static final double SLACK = 1e-13;

    private MutualInformation() {}

    /**
     * The information, rounded to nearest within about {@code 4(|X|+|Y|) 2^-52} (neither end is certified).
     *
     * @param input law p of the input, of size |X|
     * @param w the channel
     * @return the information, nats, at least 0
     * @throws IllegalArgumentException if {@code input} does not have |X| outcomes
     */
    public static double of(Pmf input, Channel w) {
        double[] q = w.output(input);
        if (sameRows(input, w)) {
            return 0;
        }
        CompensatedSum sum = new CompensatedSum();
        for (int x = 0; x < w.inputs(); x++) {
            double mass = input.probability(x);
            if (mass > 0) {
                for (int y = 0; y < w.outputs(); y++) {
                    // p_x W[x][y] <= q_y: an output this rare carries less than 1e-304 nats, and its q may have
                    // underflowed
                    if (q[y] >= Double.MIN_NORMAL) {
                        sum.add(mass * RelativeEntropy.term(w.probability(x, y), q[y]));
                    }
                }
            }
        }
        return sum.value();
    }

    /**
     * The information, certified from above: raised by {@link #SLACK}, unless it is exactly 0. For lower bounds of a
     * risk.
     *
     * @param input law p of the input, of size |X|
     * @param w the channel
     * @return at least {@code I(p;W)}, nats
     * @throws IllegalArgumentException if {@code input} does not have |X| outcomes
     */
    public static double upper(Pmf input, Channel w) {
        double nearest = of(input, w);
        return sameRows(input, w) ? 0 : nearest + SLACK;
    }

    private static boolean sameRows(Pmf input, Channel w) {
        int first = -1;
        for (int x = 0; x < w.inputs(); x++) {
            if (input.probability(x) > 0) {
                first = first < 0 ? x : first;
                for (int y = 0; y < w.outputs(); y++) {
                    if (w.probability(x, y) != w.probability(first, y)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
