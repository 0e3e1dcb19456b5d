package dev.narrows.estimate;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's interval of a mean: {@code mean -+ t s/sqrt(n)}, t the {@code 1 - alpha/2} quantile with n - 1 degrees of freedom, s
 * the standard deviation.
 *
 * <p>Valid only if the values are normal and n is fixed beforehand: given on request, never the default. Values that are all
 * the same give an interval of width 0, whatever may follow. Source: Student, The probable error of a mean, Biometrika 6
 * (1908) 1-25.
 */
public final class StudentInterval {
    private StudentInterval() {
    }

    /**
     * The interval.
     *
     * @param values mean and deviation of at least 2 values
     * @param alpha one minus the confidence, in (0, 1)
     * @return the interval, not cut at any range
     * @throws IllegalArgumentException if there are fewer than 2 values or alpha is out of range
     */
    public static Interval of(MeanAccumulator values, double alpha) {
        Arguments.checkErrorRate(alpha);
        if (values.count() < 2) {
            throw new IllegalArgumentException("values: " + values.count() + " of them, must be at least 2");
        }
        double t = TDistribution.of(values.count() - 1.0).inverseSurvivalProbability(alpha / 2);
        double half = t * values.standardDeviation() / Math.sqrt(values.count());
        return new Interval(values.mean() - half, values.mean() + half);
    }
}
