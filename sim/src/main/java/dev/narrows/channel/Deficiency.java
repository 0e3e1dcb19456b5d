package dev.narrows.channel;

import dev.narrows.info.Channel;

/**
 * How much worse the labels of a channel W are than those of a channel V of the same truths, whatever they are used
 * for: the deficiency of Le Cam,
 *
 * <pre>
 * delta(W -&gt; V) = min_T max_u TV(W T(.|u), V(.|u)),   TV(P, Q) = sum_y [P(y) - Q(y)]+
 * </pre>
 *
 * <p>over row-stochastic T. For every prior and every loss in [0,1] the Bayes risks have {@code R*_W <= R*_V + delta};
 * delta = 0 says that V is W garbled (Blackwell). In [0, 1]. Both ends are certified, whatever a solver gave: the upper
 * one by a T ({@link Garbling}), the lower one by a test against every T ({@link GarblingLimit}), which
 * {@link DeficiencyProof} keeps; both are rounded outward. A wide bracket is a solver that failed, and still holds.
 * Source: E. Torgersen, Comparison of Statistical Experiments, 1991, chapter 6.
 *
 * @param low certified lower end, in [0, 1]
 * @param high certified upper end, in [{@code low}, 1]
 */
public record Deficiency(double low, double high) {
    /** Most variables of a linear programme. */
    static final int MOST_VARIABLES = 2_500;

    /**
     * Checks the order of the ends.
     *
     * @param low lower end
     * @param high upper end
     * @throws IllegalArgumentException if {@code 0 <= low <= high <= 1} does not hold
     */
    public Deficiency {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("low, high: " + low + ", " + high + ", must be 0 <= low <= high <= 1");
        }
    }

    /**
     * The deficiency of one channel to another.
     *
     * @param w the channel whose labels are had
     * @param v the channel that they are held against, of as many inputs
     * @return the bracket
     * @throws IllegalArgumentException if the inputs differ in number, or the programme would be too large
     */
    public static Deficiency of(Channel w, Channel v) {
        return DeficiencyProof.of(w, v).bracket();
    }

    /** Refuses channels of different truths, and programmes that would be too large. */
    static void requireComparable(Channel w, Channel v) {
        if (w.inputs() != v.inputs()) {
            throw new IllegalArgumentException(
                    "v: has " + v.inputs() + " inputs, must have " + w.inputs() + " as w has");
        }
        long variables = (long) (w.outputs() + v.inputs()) * v.outputs();
        if (variables > MOST_VARIABLES) {
            throw new IllegalArgumentException(
                    "w, v: need a linear programme of " + variables + " variables, may need " + MOST_VARIABLES);
        }
    }

    /**
     * What sums of so many products of probabilities may be off by, twice over: how far an end is moved outward.
     *
     * @param w a channel
     * @param v another of as many inputs
     * @return a number above 0
     */
    public static double slack(Channel w, Channel v) {
        return 4.0 * (w.inputs() + w.outputs() + v.outputs() + 8) * 0x1p-52;
    }
}
