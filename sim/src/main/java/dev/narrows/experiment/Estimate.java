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
 * @param standardError {@code s/sqrt(n)}, s the standard deviation of the n replicates: description, no limit rests on it;
 *     empty for a single replicate
 */
public record Estimate(double mean, double low, double high, double confidence, String method,
        OptionalDouble standardError) {
    /** The interval without what lies above a certain limit; as it is where nothing would be left: a contradiction must show. */
    Estimate notAbove(double most) {
        return most < low || most >= high ? this : new Estimate(mean, low, most, confidence, method, standardError);
    }

    /**
     * Half the width of the interval.
     *
     * @return {@code (high - low)/2}
     */
    public double halfWidth() {
        return (high - low) / 2;
    }
}
