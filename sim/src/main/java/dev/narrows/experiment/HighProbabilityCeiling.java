package dev.narrows.experiment;

import dev.narrows.bound.CatoniCeiling;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingProvider;
import dev.narrows.bound.KlInverse;
import dev.narrows.bound.McAllesterCeiling;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.bound.ThiemannCeiling;
import dev.narrows.bound.TolstikhinSeldinCeiling;
import dev.narrows.estimate.Interval;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;

/**
 * High-probability ceilings over the replicates of a cell: the mean of each with an interval, and its failures against
 * delta.
 *
 * <p>A replicate fails when the ceiling of its data set lies below the risk of its posterior, the true one or with a
 * proxy that under the proxy loss (by more than
 * {@link #SLACK}, the rounding of the risk). What the failures say of the ceiling: {@link FailureRate}.
 */
enum HighProbabilityCeiling {
    KL("kl") {
        @Override
        DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid) {
            PacBayesBudget budget = PacBayesBudget.of(labels, delta);
            return (empiricalRisk, kl) -> KlInverse.upper(empiricalRisk, budget.at(kl));
        }
    },
    MCALLESTER("mcallester") {
        @Override
        DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid) {
            PacBayesBudget budget = PacBayesBudget.of(labels, delta);
            return (empiricalRisk, kl) -> McAllesterCeiling.value(empiricalRisk, budget.at(kl));
        }
    },
    TOLSTIKHIN_SELDIN("tolstikhin-seldin") {
        @Override
        DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid) {
            PacBayesBudget budget = PacBayesBudget.of(labels, delta);
            return (empiricalRisk, kl) -> TolstikhinSeldinCeiling.value(empiricalRisk, budget.at(kl));
        }
    },
    THIEMANN("thiemann") {
        @Override
        DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid) {
            PacBayesBudget budget = PacBayesBudget.of(labels, delta);
            return (empiricalRisk, kl) -> ThiemannCeiling.value(empiricalRisk, budget.at(kl));
        }
    },
    CATONI("catoni") {
        @Override
        DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid) {
            PacBayesBudget budget = PacBayesBudget.ofParameters(labels, delta, grid.size());
            return (empiricalRisk, kl) -> CatoniCeiling.value(empiricalRisk, budget.at(kl), grid);
        }
    };

    /** Rounding allowed between an exact risk and a bound on it. */
    static final double SLACK = 1e-12;

    private final String label;

    HighProbabilityCeiling(String label) {
        this.label = label;
    }

    /** The ceiling as a function of empirical risk and KL: what is the same for all replicates is computed here. */
    abstract DoubleBinaryOperator of(long labels, double delta, CatoniGrid grid);

    /** The ceiling of an extension on every replicate, in replicate order. */
    static double[] values(CeilingProvider provider, ReplicateValues replicates, long labels, double delta) {
        double[] values = new double[replicates.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = provider.ceiling(replicates.empiricalRisk(r), replicates.kl(r), labels, delta).value();
            if (!(values[r] >= 0 && values[r] <= 1)) {
                throw new IllegalStateException("ceiling " + provider.name() + ": " + values[r] + ", must be in [0, 1]");
            }
        }
        return values;
    }

    /** The ceiling of every replicate, in replicate order. */
    double[] values(ReplicateValues replicates, long labels, double delta, CatoniGrid grid) {
        DoubleBinaryOperator ceiling = of(labels, delta, grid);
        double[] values = new double[replicates.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = ceiling.applyAsDouble(replicates.empiricalRisk(r), replicates.kl(r));
        }
        return values;
    }

    /** The ceiling of every replicate with one divergence in place of each replicate's own KL, in replicate order. */
    double[] values(ReplicateValues replicates, long labels, double delta, CatoniGrid grid, double divergence) {
        DoubleBinaryOperator ceiling = of(labels, delta, grid);
        double[] values = new double[replicates.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = ceiling.applyAsDouble(replicates.empiricalRisk(r), divergence);
        }
        return values;
    }

    /** Replicates of which the ceiling lies below the risk that it bounds. */
    static int failures(double[] ceilings, double[] risks) {
        int failures = 0;
        for (int r = 0; r < ceilings.length; r++) {
            if (ceilings[r] < risks[r] - SLACK) {
                failures++;
            }
        }
        return failures;
    }

    String label() {
        return label;
    }

    static CeilingSummary summary(String label, String kl, double[] ceilings, FailureCheck failures, Limits limits,
            double alpha) {
        Interval mean = limits.mean(ceilings, new Interval(0, 1), alpha);
        return new CeilingSummary(label, kl, CeilingSummary.HIGH_PROBABILITY,
                OptionalDouble.of(1 - failures.allowed()), Estimates.mean(ceilings), mean.low(), mean.high(),
                OptionalInt.of(failures.failures()), OptionalDouble.of(failures.low()), OptionalDouble.of(failures.high()));
    }
}
