package dev.narrows.bound;

import java.util.List;

/**
 * Fano's floor under the error of every decoder of an index J with M values, {@code t = H(J) - I}:
 *
 * <pre>
 * Pe &gt;= 0                                                        t &lt;= 0
 * Pe &gt;= the root e in (0, 1-1/M] of h(e) + e log(M-1) = t        0 &lt; t &lt; log M
 * Pe &gt;= 1 - 1/M                                                  t &gt;= log M
 * </pre>
 *
 * <p>with {@code h(e) = -e log e - (1-e) log(1-e)}. The last case is that of no information about a uniform index (an
 * entropy cannot exceed log M, its rounded value can). Rounded down, given its inputs: the lower end of a bisection, at
 * which {@code h(e) + e log(M-1) <= t} holds with the rounding of both sides taken off. Near {@code t = log M} the root
 * is as sensitive as a square root: there a rounding of {@code 1e-15} in t costs up to {@code 1e-8}. The rung of the
 * ladder takes log M itself where M is no longer known as a whole number, {@code log(M-1) = log M + log(1 - 1/M)}
 * raised by its rounding: a larger M gives a smaller root. Source: Cover and Thomas, 2nd ed., theorem 2.10.1.
 *
 * @param entropy H(J), or a number not above it, in [0, infinity), nats
 * @param information a number not below I(J;Y), in [0, infinity], nats
 * @param codewords M &gt;= 2, a whole number
 */
public record SharpFano(double entropy, double information, double codewords) implements LowerBound {
    static final String NAME = "sharp-fano";
    /** The rung of the ladder. */
    static final FloorRule RULE = new FanoRule(
            new Statement(
                    NAME,
                    "root e of h(e) + e log(M-1) = H(J) - I, times lam_min; per context times lam(s) - b(s), plus b(s)",
                    "M >= 2; J independent of S; I >= I(J;Y|S)",
                    Holds.ALWAYS,
                    "Cover and Thomas, 2nd ed., theorem 2.10.1"),
            List.of(WeakFano.NAME),
            (entropy, information, codewords) -> new SharpFano(entropy, information, codewords).value(),
            SharpFano::ofLogarithm);

    private static final int MOST_HALVINGS = 200;

    /**
     * The floor of these inputs.
     *
     * @param entropy H(J), or a number not above it, in [0, infinity), nats
     * @param information a number not below I(J;Y), in [0, infinity], nats
     * @param codewords M &gt;= 2, a whole number
     * @throws IllegalArgumentException if an argument is out of range
     */
    public SharpFano {
        FanoRule.check(entropy, information, codewords);
    }

    @Override
    public double value() {
        return root(
                left(entropy, information),
                StrictMath.log(codewords),
                StrictMath.log(codewords - 1),
                Math.nextDown(1 - 1 / codewords));
    }

    /** The floor where log M, rounded to nearest, is all that is known of M: for M above 2^30. */
    static double ofLogarithm(double entropy, double information, double logCodewords) {
        double inverse = StrictMath.exp(-logCodewords);
        double largest = Math.nextUp(logCodewords);
        return root(
                left(entropy, information),
                logCodewords,
                Math.nextUp(largest + StrictMath.log1p(-inverse)),
                Math.nextDown(1 - inverse));
    }

    /** {@code H(J) - I}, before it is compared: an information that it rounds away is no lack of information. */
    private static double left(double entropy, double information) {
        return information == 0 ? entropy : Math.nextDown(entropy - information);
    }

    private static double root(double left, double logSize, double logOthers, double most) {
        if (!(left > 0) || left >= logSize) {
            return left > 0 ? most : 0;
        }
        double low = 0;
        double high = most;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (Outward.up(uncertainty(middle, logOthers)) <= left) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double uncertainty(double e, double logOthers) {
        return -e * StrictMath.log(e) - (1 - e) * StrictMath.log1p(-e) + e * logOthers;
    }
}
