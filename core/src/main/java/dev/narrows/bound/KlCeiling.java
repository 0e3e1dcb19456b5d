package dev.narrows.bound;

/**
 * Ceiling of Seeger and Maurer on the risk of a posterior,
 *
 * <pre>
 * R(Q) &lt;= sup{p : kl(Rhat(Q)||p) &lt;= B},   B = (KL + log(xi(m)/delta))/m
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q at once. The tightest of the ceilings that
 * follow from the kl inequality. Rounded up: the outer end of the bracket of {@link KlInverse}. Who evaluates it once
 * per replicate keeps a {@link PacBayesBudget} and calls {@link KlInverse#upper(double, double)}. Sources: M. Seeger,
 * JMLR 3 (2002); A. Maurer, arXiv:cs/0411099, theorem 5.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record KlCeiling(double empiricalRisk, double kl, long labels, double delta) implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = PacBayesBudget.rule(
            "kl",
            "sup{p: kl(Rhat||p) <= B}",
            "Seeger, JMLR 3 (2002); Maurer, arXiv:cs/0411099, theorem 5",
            KlInverse::upper,
            BinaryDivergence::of);

    /**
     * The ceiling of these inputs.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public KlCeiling {
        PacBayesBudget.checked(empiricalRisk, kl, labels, delta);
    }

    @Override
    public double value() {
        double budget = PacBayesBudget.checked(empiricalRisk, kl, labels, delta);
        return KlInverse.upper(empiricalRisk, budget);
    }
}
