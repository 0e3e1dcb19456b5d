package dev.narrows.experiment;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;
import java.util.OptionalDouble;

/**
 * Means of replicate values with intervals, by betting over their known ranges ({@link ValueRanges}).
 *
 * <p>alpha is one minus the confidence. Source of the intervals: Waudby-Smith and Ramdas 2024: {@link Limits}.
 */
final class Estimates {
    private final ReplicateValues values;
    private final Limits limits;
    private final ValueRanges ranges;
    private final boolean matched;

    Estimates(Cell cell, ReplicateValues values, Limits limits) {
        this.values = values;
        this.limits = limits;
        this.ranges = ValueRanges.of(cell);
        this.matched = cell.learner().observable().matched();
    }

    /** The mean, summed in replicate order. */
    static double mean(double[] values) {
        return accumulated(values).mean();
    }

    private static MeanAccumulator accumulated(double[] values) {
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        return mean;
    }

    Estimate risk(double alpha) {
        return estimate(GibbsLearner.RISK, ranges.risk(), alpha);
    }

    Estimate observableRisk(double alpha) {
        return estimate(GibbsLearner.OBSERVABLE_RISK, ranges.observableRisk(), alpha);
    }

    /** The mean risk that the ceilings bound: the true one, or the one under the proxy loss. */
    Estimate boundedRisk(double alpha) {
        return matched ? risk(alpha) : observableRisk(alpha);
    }

    Estimate empiricalRisk(double alpha) {
        return estimate(GibbsLearner.EMPIRICAL_RISK, ranges.empiricalRisk(), alpha);
    }

    Estimate kl(double alpha) {
        return estimate(GibbsLearner.KL, ranges.kl(), alpha);
    }

    private Estimate estimate(int which, Interval range, double alpha) {
        double[] column = values.column(which);
        MeanAccumulator mean = accumulated(column);
        Interval interval = limits.mean(column, range, alpha);
        return new Estimate(mean.mean(), interval.low(), interval.high(), 1 - alpha, limits.method(),
                column.length < 2 ? OptionalDouble.empty()
                : OptionalDouble.of(mean.standardDeviation() / Math.sqrt(column.length)));
    }
}
