package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ceiling on the risk of one policy from labels that had no part in its choice, under a loss of 0 or 1: the upper limit
 * of Clopper and Pearson,
 *
 * <pre>
 * R(theta_1) &lt;= sup{p : P(Bin(m_2, p) &lt;= k) &gt;= delta},   k of the m_2 held-out labels wrong
 * </pre>
 *
 * <p>With probability at least 1-delta over the held-out labels, m_2 of them, for a policy theta_1 that was chosen, or
 * drawn from a posterior, without them: given it k has the law Bin(m_2, R(theta_1)), so the limit is exact where
 * Chernoff's form ({@link HoldOutCeiling}) is not; it is never above that. The mean of the losses of a posterior is no
 * count: for that it does not hold. Rounded up: a p at which a number not below the tail of the law
 * ({@link BinomialTail}) is below delta, or Chernoff's end, which is returned above 10^9 labels too. Source: C. J.
 * Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413; J. Langford, JMLR 6 (2005), theorem 3.3.
 *
 * @param errors k, in 0..m_2
 * @param labels m_2, held-out labels, in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record ClopperPearsonCeiling(long errors, long labels, double delta) implements UpperBound {
    /** A tail of so many labels is summed in milliseconds. */
    private static final long MOST_SUMMED = 1_000_000_000L;

    /** Rounding of k/m_2 as a share of itself. */
    private static final double OF_SHARE = 0x1p-50;

    /** The ceiling as results use it: its risk is the share k/m_2; what lies between two counts counts as the upper. */
    static final CeilingRule RULE = new OwnCeiling(
            new Statement(
                    "clopper-pearson",
                    "sup{p: P(Bin(m_2,p) <= k) >= delta}, over R(theta_1)",
                    "theta_1 drawn from Q_1, which is trained on m - m_2 of the labels, k of the others wrong;"
                            + " independent labels, loss 0 or 1",
                    Holds.WITH_PROBABILITY,
                    "Clopper, Pearson, Biometrika 26 (1934); Langford, JMLR 6 (2005), theorem 3.3"),
            CeilingRule.Needs.KL,
            CeilingRule.Reads.HELD_OUT_ERRORS,
            (labels, delta, grid) -> curve(labels, delta),
            null);

    /**
     * The ceiling of these inputs.
     *
     * @param errors k, in 0..m_2
     * @param labels m_2, held-out labels, in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public ClopperPearsonCeiling {
        Arguments.requireCount("labels", labels);
        Arguments.requireAtLeast("errors", errors, 0);
        if (errors > labels) {
            throw new IllegalArgumentException("errors: " + errors + ", must be at most the labels, " + labels);
        }
        Arguments.requirePositiveFraction("delta", delta);
    }

    /** Data sets share counts: each count is solved for once. */
    private static CeilingRule.Curve curve(long labels, double delta) {
        Map<Long, Double> known = new ConcurrentHashMap<>();
        return (share, information) ->
                known.computeIfAbsent(errors(share, labels), k -> new ClopperPearsonCeiling(k, labels, delta).value());
    }

    /** k of a share as computed, or the next count above. */
    private static long errors(double share, long labels) {
        return Math.min(labels, (long) Math.ceil(share * labels * (1 - OF_SHARE)));
    }

    @Override
    public double value() {
        double chernoff = new HoldOutCeiling((double) errors / labels, labels, delta).value();
        if (errors == labels || labels > MOST_SUMMED || chernoff <= Double.MIN_NORMAL) {
            return chernoff;
        }
        return BisectionRoot.bracket(p -> delta - BinomialTail.atMost(errors, labels, p), Double.MIN_NORMAL, chernoff)
                .high();
    }
}
