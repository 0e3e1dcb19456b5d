package dev.narrows.estimate;

/**
 * Mean and standard deviation of values in the order in which they are added (mutable, unshared).
 *
 * <pre>
 * mean_n = mean_{n-1} + (x_n - mean_{n-1})/n,   S_n = S_{n-1} + (x_n - mean_{n-1})(x_n - mean_n)
 * </pre>
 *
 * <p>Equal values give exactly their mean and a deviation of 0. The result depends on the order in its last bits: add
 * in the order of the replicates. Source: B. P. Welford, Note on a method for calculating corrected sums of squares and
 * products, Technometrics 4 (1962) 419-420.
 */
public final class MeanAccumulator {
    private long count;
    private double mean;
    private double squares;

    /** No values yet. */
    public MeanAccumulator() {}

    /**
     * Adds one value.
     *
     * @param x the value, finite
     */
    public void add(double x) {
        count++;
        double difference = x - mean;
        mean += difference / count;
        squares += difference * (x - mean);
    }

    /**
     * Number of values.
     *
     * @return n >= 0
     */
    public long count() {
        return count;
    }

    /**
     * The mean.
     *
     * @return {@code mean_n}
     * @throws IllegalStateException if there is no value
     */
    public double mean() {
        if (count == 0) {
            throw new IllegalStateException("mean: undefined without a value");
        }
        return mean;
    }

    /**
     * The standard deviation, {@code sqrt(S_n/(n-1))}.
     *
     * @return the deviation; 0 for fewer than two values
     */
    public double standardDeviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
