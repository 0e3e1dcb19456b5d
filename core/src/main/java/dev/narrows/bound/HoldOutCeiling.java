package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Ceiling on the risk of a posterior from labels that had no part in its training,
 *
 * <pre>
 * R(Q_1) &lt;= sup{p : kl(Rhat_2(Q_1)||p) &lt;= log(1/delta)/m_2}
 * </pre>
 *
 * <p>With probability at least 1-delta over the held-out labels, m_2 of them, for the posterior Q_1 of the others:
 * given these, Rhat_2 is a mean of m_2 independent losses in [0, 1] of mean R(Q_1), so neither KL nor log xi is paid.
 * It bounds the posterior of the labels that are left to train, not that of all. Rounded up: the outer end of
 * {@link KlInverse}. Sources: H. Chernoff, Ann. Math. Statist. 23 (1952) 493; W. Hoeffding, JASA 58 (1963), theorem 1;
 * J. Langford, JMLR 6 (2005), section 3 (there for a loss of 0 or 1).
 *
 * @param heldOutRisk Rhat_2(Q_1), in [0, 1]
 * @param labels m_2, held-out labels, in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record HoldOutCeiling(double heldOutRisk, long labels, double delta) implements UpperBound {
    /**
     * The ceiling as results use it: its labels are those that are held out, and the information counts for nothing.
     */
    static final CeilingRule RULE = new OwnCeiling(
            new Statement(
                    "hold-out",
                    "sup{p: kl(Rhat_2(Q_1)||p) <= log(1/delta)/m_2}, over R(Q_1)",
                    "Q_1 trained on m - m_2 of the labels, Rhat_2 on the others; independent labels, loss in [0,1]",
                    Holds.WITH_PROBABILITY,
                    "Chernoff, Ann. Math. Statist. 23 (1952); Hoeffding, JASA 58 (1963), theorem 1"),
            CeilingRule.Needs.KL,
            CeilingRule.Reads.HELD_OUT_RISK,
            (labels, delta, grid) -> (risk, kl) -> new HoldOutCeiling(risk, labels, delta).value(),
            null);

    /**
     * The ceiling of these inputs.
     *
     * @param heldOutRisk Rhat_2(Q_1), in [0, 1]
     * @param labels m_2, held-out labels, in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public HoldOutCeiling {
        Arguments.requireFraction("heldOutRisk", heldOutRisk);
        Arguments.requireCount("labels", labels);
        Arguments.requirePositiveFraction("delta", delta);
    }

    /**
     * How many labels are held out where half of them train.
     *
     * @param labels m, at least 1
     * @return m_2, half of them rounded up
     */
    public static long heldOut(long labels) {
        return labels - labels / 2;
    }

    @Override
    public double value() {
        return KlInverse.upper(heldOutRisk, Outward.up(Math.abs(StrictMath.log(delta)) / labels));
    }
}
