package dev.narrows.montecarlo;

import dev.narrows.estimate.MeanAccumulator;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the weights of importance sampling can be trusted, over all N draws of all replicates, {@code x_i = w_i g_i}.
 *
 * <pre>
 * effective draws = (sum x)^2 / sum x^2      largest share = max x / sum x      weight = mean of w, 1 in expectation
 * </pre>
 *
 * <p>The rule: an estimate is <em>refused</em> where no draw has a loss, where the effective draws are fewer than
 * {@value #LEAST_EFFECTIVE}, where one draw carries more than {@value #MOST_SHARE} of the sum, or where the mean weight
 * is more than {@value EstimatorFigures#ERRORS} of its standard errors from 1. The squared standard error is then
 * estimated from few numbers, and the interval promises nothing. What passes is no proof: a region that the proposal
 * never visits shows in none of these. Source: A. B. Owen, Monte Carlo theory, methods and examples, 2013, section 9.3,
 * which has the effective sample size of weights; here it is that of weighted losses.
 *
 * @param effectiveDraws in [0, N]
 * @param largestShare in [0, 1]; 0 where no draw has a loss
 * @param meanWeight mean of w over all draws
 * @param weightError its standard error over replicates
 */
public record WeightDiagnostics(double effectiveDraws, double largestShare, double meanWeight, double weightError) {
    /** Fewest effective draws of an estimate that is given. */
    public static final double LEAST_EFFECTIVE = 100;

    /** Largest share of one draw in an estimate that is given. */
    public static final double MOST_SHARE = 0.05;

    private static final double ROUNDING = 1e-9;

    /** Of the rows of {@link ImportanceSampling} with so many draws each, in the order of the replicates. */
    static WeightDiagnostics of(double[][] rows, int draws) {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        MeanAccumulator weight = new MeanAccumulator();
        for (double[] row : rows) {
            sum += row[RiskEstimator.ESTIMATE] * draws;
            squares += row[ImportanceSampling.SQUARES] * draws;
            largest = Math.max(largest, row[ImportanceSampling.LARGEST]);
            weight.add(row[ImportanceSampling.WEIGHT]);
        }
        return new WeightDiagnostics(
                squares > 0 ? sum / squares * sum : 0,
                sum > 0 ? largest / sum : 0,
                weight.mean(),
                weight.standardDeviation() / Math.sqrt(rows.length));
    }

    /**
     * Why the estimate is refused.
     *
     * @return in words; empty where it is given
     */
    public Optional<String> refusal() {
        if (effectiveDraws == 0) {
            return Optional.of("no draw has a loss");
        }
        if (!(effectiveDraws >= LEAST_EFFECTIVE)) {
            return refused("%.1f effective draws, must be at least %.0f", effectiveDraws, LEAST_EFFECTIVE);
        }
        if (!(largestShare <= MOST_SHARE)) {
            return refused("one draw has %.3f of the sum, must be at most %.2f", largestShare, MOST_SHARE);
        }
        boolean fair = Math.abs(meanWeight - 1) <= EstimatorFigures.ERRORS * weightError + ROUNDING;
        return fair
                ? Optional.empty()
                : refused(
                        "weights have the mean %.4f, must be 1 within %.6f",
                        meanWeight, EstimatorFigures.ERRORS * weightError);
    }

    private static Optional<String> refused(String format, Object... numbers) {
        return Optional.of(String.format(Locale.ROOT, format, numbers));
    }
}
