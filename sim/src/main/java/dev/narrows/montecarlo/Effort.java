package dev.narrows.montecarlo;

import dev.narrows.numeric.Arguments;

/**
 * How much is drawn, and from which streams.
 *
 * @param draws of a replicate, a power of two of at least 2
 * @param replicates at least 2
 * @param threads that make them, at least 1; no number depends on it
 * @param seed that names the streams
 */
public record Effort(int draws, int replicates, int threads, long seed) {
    /**
     * Checks the numbers.
     *
     * @param draws of a replicate, a power of two of at least 2
     * @param replicates at least 2
     * @param threads that make them, at least 1
     * @param seed that names the streams
     * @throws IllegalArgumentException if one is out of range
     */
    public Effort {
        Arguments.requireAtLeast("draws", draws, 2);
        if (Integer.bitCount(draws) != 1) {
            throw new IllegalArgumentException("draws: " + draws + ", must be a power of two");
        }
        Arguments.requireAtLeast("replicates", replicates, 2);
        Arguments.requireAtLeast("threads", threads, 1);
    }
}
