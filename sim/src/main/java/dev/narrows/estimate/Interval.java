package dev.narrows.estimate;

/**
 * A closed interval.
 *
 * @param low lower end
 * @param high upper end, {@code low <= high}
 */
public record Interval(double low, double high) {
    /**
     * Checks the order of the ends.
     *
     * @param low lower end
     * @param high upper end
     * @throws IllegalArgumentException unless {@code low <= high}
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low: " + low + ", must be at most high = " + high);
        }
    }

    /**
     * Whether a value lies inside, ends included.
     *
     * @param x a value
     * @return {@code low <= x <= high}
     */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }

    /**
     * The width.
     *
     * @return {@code high - low}
     */
    public double width() {
        return high - low;
    }
}
