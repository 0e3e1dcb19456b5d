package dev.narrows.bound;

/**
 * Ceiling of Thiemann and others at its best parameter,
 *
 * <pre>
 * R(Q) &lt;= min over l in (0,2) of [Rhat/(1-l/2) + B/(l(1-l/2))]
 *       = Rhat + B + sqrt(B^2 + 2 Rhat B),    at l = 2/(sqrt(2 Rhat/B + 1) + 1)
 * </pre>
 *
 * <p>and at most 1, with {@code B = (KL + log(xi(m)/delta))/m}; the second line is what is computed. With probability
 * at least 1-delta over the data, for all posteriors and all l at once. Follows from {@link KlCeiling} by
 * {@code kl(q||p) >= (p-q)^2/(2p)} for p &gt; q, so is never below it. Rounded up. Source: N. Thiemann, C. Igel, O.
 * Wintenberger, Y. Seldin, A Strongly Quasiconvex PAC-Bayesian Bound, ALT 2017, theorem 3.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record ThiemannCeiling(double empiricalRisk, double kl, long labels, double delta) implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = PacBayesBudget.rule(
            "thiemann",
            "Rhat + B + sqrt(B^2 + 2 Rhat B)",
            "Thiemann, Igel, Wintenberger and Seldin, ALT 2017, theorem 3",
            ThiemannCeiling::value,
            ThiemannCeiling::distance);

    /** {@code (p-q)^2/(2p) <= kl(q||p)} for p above q, else 0: the root of {@code p - q = B + sqrt(B^2 + 2 q B)}. */
    static double distance(double q, double p) {
        return p <= q ? 0 : (p - q) * (p - q) / (2 * p);
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
    public ThiemannCeiling {
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
        if (budget >= 1) {
            return 1;
        }
        return Math.min(
                1, Outward.up(empiricalRisk + budget + Math.sqrt(budget * budget + 2 * empiricalRisk * budget)));
    }
}
