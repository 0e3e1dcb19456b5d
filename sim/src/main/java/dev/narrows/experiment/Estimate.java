package dev.narrows.experiment;

import java.util.OptionalDouble;

/**
 * A mean over replicates with an interval of the expectation.
 *
 * @param mean mean of the replicates, in replicate order
 * @param low lower limit of the expectation
 * @param high upper limit of the expectation
 * @param confidence confidence of the interval, in (0, 1)
 * @param method how the interval was made
 * @param standardError standard deviation of the replicates over the root of their number: a description, not a limit;
 *     empty for one
 */
public record Estimate(
        double mean, double low, double high, double confidence, String method, OptionalDouble standardError) {
    /**
     * Half the width of the interval.
     *
     * @return {@code (high - low)/2}
     */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /**
     * The interval without what is known not to be: above a certified upper bound of the same expectation.
     *
     * @param most the upper bound
     * @return this, its upper limit at most {@code most}; unchanged where that lies below the lower limit, a
     *     contradiction that must be seen
     */
    Estimate atMost(double most) {
        return most < low ? this : new Estimate(mean, low, Math.min(high, most), confidence, method, standardError);
    }
}
