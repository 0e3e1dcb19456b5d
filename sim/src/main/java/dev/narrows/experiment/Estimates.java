package dev.narrows.experiment;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.estimate.MeanInterval;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;

/**
 * Means of replicate values with intervals, by betting over their known ranges ({@link ValueRanges}).
 *
 * <p>alpha is one minus the confidence. Source of the intervals: Waudby-Smith and Ramdas 2024: {@link Method}.
 */
final class Estimates {
    /** How an interval is made, and when it holds. */
    enum Method {
        /** By betting, for a number of replicates fixed beforehand. */
        FIXED("betting"),
        /** By betting, at any stopping time; wider. */
        ANYTIME("betting-sequence");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        private Interval interval(double[] values, Interval range, double alpha) {
            return this == FIXED ? MeanInterval.fixedBetting(values, range.low(), range.high(), alpha)
                    : MeanInterval.bettingAtErrorRate(values, range.low(), range.high(), alpha);
        }
    }

    private final ReplicateValues values;
    private final Method method;
    private final ValueRanges ranges;
    private final boolean matched;

    Estimates(Cell cell, ReplicateValues values, Method method) {
        this.values = values;
        this.method = method;
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
        Interval interval = method.interval(column, range, alpha);
        return new Estimate(mean.mean(), interval.low(), interval.high(), 1 - alpha, method.label,
                mean.standardDeviation() / Math.sqrt(column.length));
    }
}
