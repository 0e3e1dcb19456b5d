package dev.narrows.bound;

/**
 * Ceiling of McAllester in the form of Maurer,
 *
 * <pre>
 * R(Q) &lt;= min(1, Rhat(Q) + sqrt(B/2)),   B = (KL + log(xi(m)/delta))/m
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q at once. Follows from {@link KlCeiling} by
 * Pinsker, {@code kl(q||p) >= 2 (p-q)^2}, so is never below it. Rounded up. Sources: D. McAllester, COLT 1999; A.
 * Maurer, arXiv:cs/0411099, eq. 4.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record McAllesterCeiling(double empiricalRisk, double kl, long labels, double delta) implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = PacBayesBudget.rule(
            "mcallester",
            "Rhat + sqrt(B/2)",
            "McAllester, COLT 1999; Maurer, arXiv:cs/0411099, eq. 4",
            McAllesterCeiling::value,
            McAllesterCeiling::distance);

    /** Pinsker's {@code 2 (p-q)^2 <= kl(q||p)}. */
    static double distance(double q, double p) {
        return 2 * (p - q) * (p - q);
    }

    /**
     * The ceiling of these inputs.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public McAllesterCeiling {
        PacBayesBudget.checked(empiricalRisk, kl, labels, delta);
    }

    @Override
    public double value() {
        return value(empiricalRisk, PacBayesBudget.checked(empiricalRisk, kl, labels, delta));
    }

    /**
     * The ceiling of a budget: for many posteriors of the same m and delta, whose {@link PacBayesBudget} is made once.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param budget B in [0, infinity], nats, rounded up
     * @return the ceiling, in [0, 1], rounded up
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double value(double empiricalRisk, double budget) {
        PacBayesBudget.check(empiricalRisk, budget);
        return Math.min(1, Outward.up(empiricalRisk + Math.sqrt(budget / 2)));
    }
}
