package dev.narrows.judge;

import dev.narrows.numeric.Arguments;

/**
 * How intervals are made.
 *
 * @param confidence of each interval, in (0, 1)
 * @param resamples how many, at least 100
 * @param seed of the resamples
 */
public record Resampling(double confidence, int resamples, long seed) {
    /** 95 %, a thousand resamples. */
    public static final Resampling USUAL = new Resampling(0.95, 1000, 1);

    private static final int LEAST = 100;

    /**
     * How intervals are made.
     *
     * @param confidence of each interval, in (0, 1)
     * @param resamples how many, at least 100
     * @param seed of the resamples
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Resampling {
        Arguments.requireInnerFraction("confidence", confidence);
        Arguments.requireAtLeast("resamples", resamples, LEAST);
    }
}
