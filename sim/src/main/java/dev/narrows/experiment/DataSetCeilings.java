package dev.narrows.experiment;

import dev.narrows.bound.CeilingRule;
import dev.narrows.estimate.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Ceilings on each data set's risk over the replicates of a cell: the mean of each with an interval, and its failures
 * against delta.
 *
 * <p>A replicate fails when the ceiling of its data set lies below the risk of its posterior, the true one or with a
 * proxy that under the proxy loss (by more than {@link #SLACK}, the rounding of the risk). What the failures say of the
 * ceiling: {@link FailureRate}.
 */
final class DataSetCeilings {
    /** Rounding allowed between an exact risk and a bound on it. */
    static final double SLACK = 1e-12;

    private DataSetCeilings() {}

    /** The value of a ceiling; that of an extension may be anything. */
    static double within(CeilingRule rule, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalStateException(
                    "ceiling " + rule.statement().name() + ": " + value + ", must be in [0, 1]");
        }
        return value;
    }

    /** Replicates of which the ceiling lies below the risk that it bounds, whatever the error of that. */
    static int failures(double[] ceilings, double[] risks, double error) {
        int failures = 0;
        for (int r = 0; r < ceilings.length; r++) {
            if (ceilings[r] < risks[r] - error - SLACK) {
                failures++;
            }
        }
        return failures;
    }

    /** {@code failures}: empty where they cannot be counted. */
    static CeilingSummary summary(
            CeilingRule rule,
            String kl,
            double[] ceilings,
            double allowed,
            Optional<FailureCheck> failures,
            Limits limits,
            double alpha) {
        Interval mean = limits.mean(ceilings, new Interval(0, 1), alpha);
        return new CeilingSummary(
                rule.statement().name(),
                rule.reads(),
                kl,
                CeilingSummary.HIGH_PROBABILITY,
                OptionalDouble.of(1 - allowed),
                Estimates.mean(ceilings),
                mean.low(),
                mean.high(),
                failures);
    }
}
