package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Digits;

/**
 * A capacity with its proof: {@code lower <= C <= upper} in nats, both ends rounded outward.
 *
 * @param lower certified lower end, nats, at least 0
 * @param upper certified upper end, nats, at least {@code lower}; a lower bound of a risk must be built on this end
 * @param iterations steps taken, at least 0
 * @param converged whether the gap asked for was reached; the ends are certified either way
 */
public record CapacityBracket(double lower, double upper, int iterations, boolean converged) {
    /**
     * Checks the order of the ends.
     *
     * @param lower lower end, nats
     * @param upper upper end, nats
     * @param iterations steps taken
     * @param converged whether the gap was reached
     * @throws IllegalArgumentException if {@code 0 <= lower <= upper} does not hold or {@code iterations < 0}
     */
    public CapacityBracket {
        if (!(lower >= 0 && lower <= upper)) {
            throw new IllegalArgumentException(
                    "lower, upper: " + lower + ", " + upper + ", must be 0 <= lower <= upper");
        }
        Arguments.requireAtLeast("iterations", iterations, 0);
    }

    /**
     * Width of the bracket.
     *
     * @return {@code upper - lower}, nats; infinite if {@code upper} is
     */
    public double gap() {
        return upper - lower;
    }

    /**
     * The bracket as people read it.
     *
     * @return both ends to four digits, rounded outward, such as {@code 0.368..0.3681 nats}
     */
    @Override
    public String toString() {
        return Digits.down(lower) + ".." + Digits.up(upper) + (converged ? " nats" : " nats, not converged");
    }
}
