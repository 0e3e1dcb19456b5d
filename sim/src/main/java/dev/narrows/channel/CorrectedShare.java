package dev.narrows.channel;

/**
 * A share that was corrected, with its interval.
 *
 * @param estimate the estimate, in [0, 1]
 * @param low lower end, in [0, 1]
 * @param high upper end, in [{@code low}, 1]
 */
public record CorrectedShare(double estimate, double low, double high) {
    /**
     * Checks the order of the ends.
     *
     * @param estimate the estimate
     * @param low lower end
     * @param high upper end
     * @throws IllegalArgumentException if {@code 0 <= low <= estimate <= high <= 1} does not hold
     */
    public CorrectedShare {
        if (!(low >= 0 && low <= estimate && estimate <= high && high <= 1)) {
            throw new IllegalArgumentException("low, estimate, high: " + low + ", " + estimate + ", " + high
                    + ", must be 0 <= low <= estimate <= high <= 1");
        }
    }
}
