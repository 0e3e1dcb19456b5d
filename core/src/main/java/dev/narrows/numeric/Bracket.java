package dev.narrows.numeric;

/**
 * A closed interval {@code [low, high]} that holds a number sought.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Bracket(double low, double high) {
    /**
     * Checks the order of the ends.
     *
     * @param low lower end
     * @param high upper end
     * @throws IllegalArgumentException if {@code low > high} or an end is NaN
     */
    public Bracket {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low: " + low + ", must be at most high, " + high);
        }
    }

    /**
     * The interval as people read it.
     *
     * @return both ends to four digits, rounded outward, such as {@code 0.368..0.3681}
     */
    @Override
    public String toString() {
        return Digits.down(low) + ".." + Digits.up(high);
    }
}
