package dev.narrows.bound;

/**
 * Ceiling of Tolstikhin and Seldin,
 *
 * <pre>
 * R(Q) &lt;= min(1, Rhat(Q) + sqrt(2 Rhat(Q) B) + 2 B),   B = (KL + log(xi(m)/delta))/m
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q at once. Never below
 * {@link ThiemannCeiling}, by {@code sqrt(x+y) <= sqrt x + sqrt y}. Rounded up. Source: I. Tolstikhin and Y. Seldin,
 * PAC-Bayes-Empirical-Bernstein Inequality, NIPS 2013, eq. 3.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record TolstikhinSeldinCeiling(double empiricalRisk, double kl, long labels, double delta)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = PacBayesBudget.rule(
            "tolstikhin-seldin",
            "Rhat + sqrt(2 Rhat B) + 2B",
            "Tolstikhin and Seldin, NIPS 2013, eq. 3",
            TolstikhinSeldinCeiling::value,
            TolstikhinSeldinCeiling::distance);

    /** For p above q the root B of {@code p - q = sqrt(2 q B) + 2 B}, below that of {@link ThiemannCeiling}; else 0. */
    static double distance(double q, double p) {
        if (p <= q) {
            return 0;
        }
        // the root without the difference of two nearly equal numbers
        double root = 2 * (p - q) / (Math.sqrt(2 * q) + Math.sqrt(2 * q + 8 * (p - q)));
        return root * root;
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
    public TolstikhinSeldinCeiling {
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
        return Math.min(1, Outward.up(empiricalRisk + Math.sqrt(2 * empiricalRisk * budget) + 2 * budget));
    }
}
