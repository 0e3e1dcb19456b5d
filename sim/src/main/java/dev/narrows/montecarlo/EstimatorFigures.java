package dev.narrows.montecarlo;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.estimate.StudentInterval;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an estimator gives over its replicates, beside the exact value.
 *
 * <pre>
 * standard error = s / sqrt(replicates), s^2 the sample variance of the estimates
 * agrees         : |mean - exact| is at most 4.9 times the larger of it and the exact standard error, + rounding
 * variance       = n s^2 of one draw, which is Var x for independent draws
 * </pre>
 *
 * <p>An unbiased estimator with a normal mean disagrees with probability 1e-6. The interval is Student's: a description
 * that presumes as much. The exact standard error counts where all of the variance comes from outcomes so rare that
 * none was drawn, the measured one where such an outcome was. Rounding is {@code 1e-15 + 1e-12} times the value.
 *
 * @param kind the estimator
 * @param draws n of a replicate
 * @param replicates independent estimates, at least 2
 * @param mean of the estimates
 * @param standardError of the mean
 * @param interval of the mean
 * @param effectiveReplicates {@code (sum x)^2 / sum x^2} of the estimates, in [0, replicates]; 0 where all are 0
 * @param exact R
 * @param exactVariance of one draw; empty where it is not enumerated
 * @param weights of importance sampling, else empty
 * @param timing empty where no time was taken
 */
public record EstimatorFigures(
        EstimatorKind kind,
        int draws,
        int replicates,
        double mean,
        double standardError,
        Interval interval,
        double effectiveReplicates,
        double exact,
        OptionalDouble exactVariance,
        Optional<WeightDiagnostics> weights,
        Optional<Timing> timing) {
    /** Standard errors that a mean may be off: 1e-6 of a normal law lies beyond. */
    public static final double ERRORS = 4.9;

    private static final double LEAST_SHARE = 10;

    static EstimatorFigures of(
            EstimatorKind kind,
            RiskEstimator estimator,
            double[][] rows,
            double exact,
            double confidence,
            Optional<Timing> timing) {
        MeanAccumulator estimates = new MeanAccumulator();
        double sum = 0;
        double squares = 0;
        for (double[] row : rows) {
            double estimate = row[RiskEstimator.ESTIMATE];
            estimates.add(estimate);
            sum += estimate;
            squares += estimate * estimate;
        }
        double error = estimates.standardDeviation() / Math.sqrt(rows.length);
        OptionalDouble variance = estimator.variance();
        return new EstimatorFigures(
                kind,
                estimator.draws(),
                rows.length,
                estimates.mean(),
                error,
                StudentInterval.of(estimates.mean(), error, rows.length, confidence),
                squares > 0 ? sum / squares * sum : 0,
                exact,
                variance.isPresent()
                        ? OptionalDouble.of(variance.getAsDouble() * estimator.draws())
                        : OptionalDouble.empty(),
                estimator instanceof ImportanceSampling
                        ? Optional.of(WeightDiagnostics.of(rows, estimator.draws()))
                        : Optional.empty(),
                timing);
    }

    /**
     * Why no estimate is given: an estimate, of whatever estimator, is refused where fewer than a tenth of the
     * replicates carry it ({@link #effectiveReplicates}) though it is not 0, since its error is then estimated from few
     * numbers; and by {@link WeightDiagnostics#refusal}.
     *
     * @return in words; empty where one is
     */
    public Optional<String> refusal() {
        Optional<String> weighted = weights.flatMap(WeightDiagnostics::refusal);
        if (weighted.isPresent() || exact == 0 || even(effectiveReplicates, replicates)) {
            return weighted;
        }
        return Optional.of(
                effectiveReplicates == 0
                        ? "no draw has a loss"
                        : String.format(
                                Locale.ROOT,
                                "%.1f of %d replicates carry it, must be a tenth",
                                effectiveReplicates,
                                replicates));
    }

    /** Whether a tenth of so many replicates carries their mean. */
    static boolean even(double effective, int replicates) {
        return effective * LEAST_SHARE >= replicates;
    }

    /**
     * By how many standard errors the mean is off: the larger of the measured and, where known, the exact one.
     *
     * @return 0 where it is off by rounding alone
     */
    public double errorsOff() {
        return Math.abs(mean - exact) <= rounding() ? 0 : (mean - exact) / largerError();
    }

    /**
     * Whether the mean is the exact value within its error.
     *
     * @return at {@value #ERRORS} standard errors
     */
    public boolean agrees() {
        return Math.abs(mean - exact) <= ERRORS * largerError() + rounding();
    }

    private double rounding() {
        return 1e-15 + 1e-12 * Math.max(Math.abs(mean), Math.abs(exact));
    }

    private double largerError() {
        double total = (double) replicates * draws;
        return Math.max(standardError, Math.sqrt(exactVariance.orElse(0) / total));
    }

    /**
     * Measured variance of one draw.
     *
     * @return {@code n s^2}
     */
    public double variance() {
        return standardError * standardError * replicates * draws;
    }

    /**
     * Draws of the tuple-wise estimator for the same standard error.
     *
     * @param plainVariance exact variance of one of these
     * @return infinite where the standard error is 0
     */
    public double plainDraws(double plainVariance) {
        return plainVariance / (standardError * standardError);
    }

    /**
     * The variance that efficiency is made of.
     *
     * @return of one draw: exact where it is enumerated, else measured
     */
    public double knownVariance() {
        return exactVariance.orElse(variance());
    }

    /**
     * Efficiency, {@code 1 / (variance x time)}, over that of another estimator; variances are exact where they are
     * enumerated.
     *
     * @param plain the other
     * @return empty where a time is missing, or the variance is 0
     */
    public OptionalDouble efficiency(EstimatorFigures plain) {
        if (timing.isEmpty() || plain.timing.isEmpty() || knownVariance() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(plain.knownVariance()
                * plain.timing.get().nanosPerDraw()
                / (knownVariance() * timing.get().nanosPerDraw()));
    }
}
