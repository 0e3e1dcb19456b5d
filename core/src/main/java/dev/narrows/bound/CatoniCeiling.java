package dev.narrows.bound;

import java.util.Objects;

/**
 * Ceiling of Catoni on the risk of a posterior, the least over a grid of g values of c fixed before the data,
 *
 * <pre>
 * R(Q) &lt;= min(1, [1 - exp(-c Rhat(Q) - (KL + log(g/delta))/m)] / (1 - e^-c))
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q and all c of the grid at once. Another event than
 * that of {@link KlCeiling}: the two have no order. Rounded up. Source: O. Catoni, PAC-Bayesian Supervised Classification,
 * IMS Lecture Notes 56 (2007), theorem 1.2.6.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 * @param grid the values of c
 */
public record CatoniCeiling(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid)
        implements UpperBound {
    /**
     * The ceiling of these inputs.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @param grid the values of c
     * @throws IllegalArgumentException if an argument is out of range
     */
    public CatoniCeiling {
        Arguments.requireFraction("empiricalRisk", empiricalRisk);
        Arguments.requireNonNegative("kl", kl);
        Arguments.requireLabels(labels);
        Arguments.requireConfidence("delta", delta);
        Objects.requireNonNull(grid, "grid");
    }

    /**
     * The ceiling over the standard grid.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param kl KL(Q||P) in [0, infinity], nats
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public CatoniCeiling(double empiricalRisk, double kl, long labels, double delta) {
        this(empiricalRisk, kl, labels, delta, CatoniGrid.standard());
    }

    @Override
    public double value() {
        double confidenceTerm = StrictMath.log(grid.size()) + Math.abs(StrictMath.log(delta));
        double budget = Outward.up((kl + Outward.up(confidenceTerm)) / labels);
        double least = 1;
        for (int i = 0; i < grid.size(); i++) {
            double c = grid.value(i);
            double exponent = Outward.up(c * empiricalRisk + budget);
            least = Math.min(least, Outward.up(-StrictMath.expm1(-exponent) / -StrictMath.expm1(-c)));
        }
        return least;
    }
}
