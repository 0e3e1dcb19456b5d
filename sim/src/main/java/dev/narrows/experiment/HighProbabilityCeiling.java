package dev.narrows.experiment;

import dev.narrows.bound.CatoniCeiling;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.KlCeiling;
import dev.narrows.bound.McAllesterCeiling;
import dev.narrows.bound.ThiemannCeiling;
import dev.narrows.bound.TolstikhinSeldinCeiling;
import dev.narrows.bound.UpperBound;
import dev.narrows.estimate.ClopperPearson;
import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanInterval;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * High-probability ceilings over the replicates of a cell: the mean of each with an interval, and its failures against
 * delta.
 *
 * <p>A replicate fails when the ceiling of its data set lies below the true risk of its posterior (by more than
 * {@link #SLACK}, the rounding of the risk). With k failures in n replicates fixed beforehand the Clopper-Pearson interval
 * of the failure rate decides: {@code violated} if it lies above delta, {@code holds} if it lies below, else
 * {@code inconclusive}.
 */
enum HighProbabilityCeiling {
    KL("kl") {
        @Override
        UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid) {
            return new KlCeiling(empiricalRisk, kl, labels, delta);
        }
    },
    MCALLESTER("mcallester") {
        @Override
        UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid) {
            return new McAllesterCeiling(empiricalRisk, kl, labels, delta);
        }
    },
    TOLSTIKHIN_SELDIN("tolstikhin-seldin") {
        @Override
        UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid) {
            return new TolstikhinSeldinCeiling(empiricalRisk, kl, labels, delta);
        }
    },
    THIEMANN("thiemann") {
        @Override
        UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid) {
            return new ThiemannCeiling(empiricalRisk, kl, labels, delta);
        }
    },
    CATONI("catoni") {
        @Override
        UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid) {
            return new CatoniCeiling(empiricalRisk, kl, labels, delta, grid);
        }
    };

    /** Rounding allowed between an exact risk and a bound on it. */
    static final double SLACK = 1e-12;

    private final String label;

    HighProbabilityCeiling(String label) {
        this.label = label;
    }

    abstract UpperBound of(double empiricalRisk, double kl, long labels, double delta, CatoniGrid grid);

    /** The ceiling of every replicate, in replicate order. */
    double[] values(ReplicateValues replicates, long labels, double delta, CatoniGrid grid) {
        double[] values = new double[replicates.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = of(replicates.empiricalRisk(r), replicates.kl(r), labels, delta, grid).value();
        }
        return values;
    }

    static int failures(double[] ceilings, ReplicateValues replicates) {
        int failures = 0;
        for (int r = 0; r < ceilings.length; r++) {
            if (ceilings[r] < replicates.risk(r) - SLACK) {
                failures++;
            }
        }
        return failures;
    }

    static Verdict verdict(int failures, int replicates, double allowed, double alpha) {
        Interval rate = ClopperPearson.atErrorRate(failures, replicates, alpha);
        if (rate.low() > allowed) {
            return Verdict.VIOLATED;
        }
        return rate.high() < allowed ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
    }

    CeilingSummary summary(double[] ceilings, int failures, double delta, double alpha) {
        Interval mean = MeanInterval.fixedBetting(ceilings, 0, 1, alpha);
        Interval rate = ClopperPearson.atErrorRate(failures, ceilings.length, alpha);
        return new CeilingSummary(label, CeilingSummary.MEASURED, CeilingSummary.HIGH_PROBABILITY,
                OptionalDouble.of(1 - delta), Estimates.mean(ceilings), mean.low(), mean.high(),
                OptionalInt.of(failures), OptionalDouble.of(rate.low()), OptionalDouble.of(rate.high()));
    }
}
