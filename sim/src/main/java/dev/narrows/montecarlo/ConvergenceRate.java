package dev.narrows.montecarlo;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.StudentInterval;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the error of an estimator falls with its draws: a line of least squares through {@code (log n, log RMSE)}.
 *
 * <pre>
 * RMSE(n)^2 = (1/{@value #REPLICATES}) sum_r (estimate_r - R)^2   from independent replicates of n draws
 * log RMSE  = a + e log n,  n = 2^{@value #FIRST}, .., 2^{@value #LAST};   e: -1/2 for independent draws
 * </pre>
 *
 * <p>The interval of e is Student's with the degrees of freedom of the residuals: it presumes that the line is one,
 * which that of quasi-Monte Carlo is but roughly (see its bound in {@link QuasiMonteCarlo}).
 *
 * @param kind the estimator
 * @param points number of draws and RMSE
 * @param exponent e
 * @param interval of e
 */
public record ConvergenceRate(EstimatorKind kind, List<Point> points, double exponent, Interval interval) {
    private static final int FIRST = 4;
    private static final int LAST = 14;
    private static final int REPLICATES = 200;
    private static final double ROUNDING = 1e-12;

    /**
     * The error at a number of draws.
     *
     * @param draws n
     * @param error RMSE about the exact value
     */
    public record Point(int draws, double error) {}

    /** The rate of an estimator; empty where it is exact, or too few draws have a loss to know. */
    static Optional<ConvergenceRate> of(
            EstimatorKind kind, PolicyRisk risk, long seed, double confidence, int threads) {
        StreamKey streams = kind.streams(seed, "rate");
        List<Point> points = new ArrayList<>();
        for (int k = FIRST; k <= LAST; k++) {
            RiskEstimator estimator = kind.of(risk, 1 << k, seed);
            double[] estimates =
                    Replication.estimates(Replication.rows(estimator, streams, k * REPLICATES, REPLICATES, threads));
            double error = error(estimates, risk.value());
            if (!(error > 0)) {
                return Optional.empty();
            }
            points.add(new Point(1 << k, error));
        }
        return Optional.of(fit(kind, points, confidence));
    }

    /** RMSE; 0 where there is none but rounding, or fewer than a tenth of the estimates carry their mean. */
    private static double error(double[] estimates, double exact) {
        double sum = 0;
        double second = 0;
        double squares = 0;
        for (double estimate : estimates) {
            sum += estimate;
            second += estimate * estimate;
            squares += (estimate - exact) * (estimate - exact);
        }
        double error = Math.sqrt(squares / REPLICATES);
        boolean known = EstimatorFigures.even(sum / second * sum, REPLICATES) && error > ROUNDING * exact;
        return known ? error : 0;
    }

    static ConvergenceRate fit(EstimatorKind kind, List<Point> points, double confidence) {
        double[] x = points.stream().mapToDouble(p -> StrictMath.log(p.draws())).toArray();
        double[] y = points.stream().mapToDouble(p -> StrictMath.log(p.error())).toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double exponent = xy / xx;
        double residuals = 0;
        for (int i = 0; i < x.length; i++) {
            double off = y[i] - meanY - exponent * (x[i] - meanX);
            residuals += off * off;
        }
        double error = Math.sqrt(residuals / (x.length - 2) / xx);
        // n - 2 degrees of freedom: those of a mean of n - 1 values
        Interval interval = StudentInterval.of(exponent, error, x.length - 1L, confidence);
        return new ConvergenceRate(kind, List.copyOf(points), exponent, interval);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
