package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.Objects;

/**
 * Ceiling of Catoni on the risk of a posterior, the least over a grid of g values of c fixed before the data,
 *
 * <pre>
 * R(Q) &lt;= min(1, [1 - exp(-c Rhat(Q) - (KL + log(g/delta))/m)] / (1 - e^-c))
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q and all c of the grid at once. Another event
 * than that of {@link KlCeiling}: the two have no order. Rounded up. Source: O. Catoni, PAC-Bayesian Supervised
 * Classification, IMS Lecture Notes 56 (2007), theorem 1.2.6.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 * @param grid the values of c
 */
public record CatoniCeiling(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = CeilingRule.of(
            new Statement(
                    "catoni",
                    "min_c [1 - exp(-c Rhat - (KL + log(g/delta))/m)]/(1 - e^-c)",
                    "the same; g values of c before the data",
                    Holds.WITH_PROBABILITY,
                    "Catoni 2007, theorem 1.2.6"),
            (labels, delta, grid) -> {
                PacBayesBudget budget = PacBayesBudget.ofParameters(labels, delta, grid.size());
                return (empiricalRisk, kl) -> value(empiricalRisk, budget.at(kl), grid);
            },
            (labels, grid) -> new MomentInequality(
                    Outward.up(StrictMath.log(grid.size())),
                    (q, p) -> distance(q, p, grid),
                    (empiricalRisk, budget) -> value(empiricalRisk, budget, grid)));

    /**
     * {@code max_c [-log(1 - p (1 - e^-c)) - c q]}: each has the mean {@code E exp(m ..) <= 1}, the largest of g at
     * most g. Concave in c: of a grid that rises no value is asked for behind the first that is less than the one
     * before.
     */
    static double distance(double q, double p, CatoniGrid grid) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.size(); i++) {
            double at = -StrictMath.log1p(-p * grid.complement(i)) - grid.value(i) * q;
            if (at < most && grid.rises()) {
                return most;
            }
            most = Math.max(most, at);
        }
        return most;
    }

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
        Arguments.requireCount("labels", labels);
        Arguments.requirePositiveFraction("delta", delta);
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
        return value(
                empiricalRisk,
                PacBayesBudget.ofParameters(labels, delta, grid.size()).at(kl),
                grid);
    }

    /**
     * The ceiling of a budget: for many posteriors of the same m, delta and grid, whose {@link PacBayesBudget} is made
     * once.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param budget {@code (KL + log(g/delta))/m} in [0, infinity], nats, rounded up
     * @param grid the values of c
     * @return the ceiling, in [0, 1], rounded up
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double value(double empiricalRisk, double budget, CatoniGrid grid) {
        PacBayesBudget.check(empiricalRisk, budget);
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < grid.size(); i++) {
            double below = below(empiricalRisk, budget, grid, i);
            if (below < lowest) {
                lowest = below;
                best = i;
            }
        }
        double least = Math.min(1, at(empiricalRisk, budget, grid, best));
        for (int i = 0; i < grid.size(); i++) {
            if (i != best && below(empiricalRisk, budget, grid, i) < least) {
                least = Math.min(least, at(empiricalRisk, budget, grid, i));
            }
        }
        return least;
    }

    /** The ceiling of one c. */
    private static double at(double empiricalRisk, double budget, CatoniGrid grid, int i) {
        double exponent = Outward.up(grid.value(i) * empiricalRisk + budget);
        return Outward.up(-StrictMath.expm1(-exponent) / grid.complement(i));
    }

    /**
     * A number below {@link #at}, without an exponential: {@code 1 - e^-x >= s/(1 + s)}, {@code s = x + x^2/2 + x^3/6};
     * by far more than roundings. A c of which it is not below another c's ceiling need not be tried, which is most of
     * them (BatchBenchmark).
     */
    private static double below(double empiricalRisk, double budget, CatoniGrid grid, int i) {
        double x = grid.value(i) * empiricalRisk + budget;
        double s = x * (1 + x * (0.5 + x / 6));
        return s < 1e9 ? (1 - 1e-12) * s / ((1 + s) * grid.complement(i)) : 0;
    }
}
