package dev.narrows.estimate;

import dev.narrows.numeric.Arguments;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's interval of a mean of n values with standard error s, {@code alpha = 1 - confidence}:
 *
 * <pre>
 * mean - t s ... mean + t s,   t = the 1 - alpha/2 quantile of Student's law with n - 1 degrees of freedom
 * </pre>
 *
 * <p>Covers the expectation with the confidence where values are normal, and nearly so where their mean is. It promises
 * nothing where values are rarely far away, nor at an n that depends on the data: it is a description beside limits
 * that hold, and decides nothing. It may end outside the range of the values. Source: Student, The probable error of a
 * mean, Biometrika 6 (1908) 1-25.
 */
public final class StudentInterval {
    private static final RecentlyComputed<Quantile, Double> QUANTILES = new RecentlyComputed<>();

    private StudentInterval() {}

    /** What a quantile depends on: the same in most cells of a batch. */
    private record Quantile(long freedom, double tail) {
        double value() {
            return TDistribution.of(freedom).inverseSurvivalProbability(tail);
        }
    }

    /**
     * The interval.
     *
     * @param mean of the values
     * @param standardError their standard deviation over the root of n, at least 0
     * @param n number of values, at least 2
     * @param confidence in (0, 1)
     * @return mean -+ t s, rounded to nearest
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Interval of(double mean, double standardError, long n, double confidence) {
        Arguments.requireAtLeast("n", n, 2);
        Arguments.requireInnerFraction("confidence", confidence);
        if (!(standardError >= 0)) {
            throw new IllegalArgumentException("standard error: " + standardError + ", must be at least 0");
        }
        double half = standardError * QUANTILES.get(new Quantile(n - 1, (1 - confidence) / 2), Quantile::value);
        return new Interval(mean - half, mean + half);
    }
}
