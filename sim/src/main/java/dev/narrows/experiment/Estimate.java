package dev.narrows.experiment;

/**
 * A mean over replicates with an interval of the expectation.
 *
 * @param mean mean of the replicates, in replicate order
 * @param low lower limit of the expectation
 * @param high upper limit of the expectation
 * @param confidence confidence of the interval, in (0, 1)
 * @param method how the interval was made
 */
public record Estimate(double mean, double low, double high, double confidence, String method) {
    /**
     * Half the width of the interval.
     *
     * @return {@code (high - low)/2}
     */
    public double halfWidth() {
        return (high - low) / 2;
    }
}
