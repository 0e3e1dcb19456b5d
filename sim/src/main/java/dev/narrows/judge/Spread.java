package dev.narrows.judge;

import dev.narrows.estimate.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How far resamples spread about their mean. */
final class Spread {
    private Spread() {}

    /**
     * By percentiles or as a normal law does, whichever is wider.
     *
     * @param draws resampled values, at least two; not modified
     * @param mean of them
     * @param confidence two-sided, in (0, 1)
     * @return what is to be added to the middle of an interval at its ends
     */
    static Interval of(double[] draws, double mean, double confidence) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double squares = Arrays.stream(draws).map(t -> (t - mean) * (t - mean)).sum();
        double tail = (1 - confidence) / 2;
        double normal = NormalDistribution.of(0, 1).inverseSurvivalProbability(tail)
                * StrictMath.sqrt(squares / (draws.length - 1));
        return new Interval(
                Math.min(percentile(sorted, tail) - mean, -normal),
                Math.max(percentile(sorted, 1 - tail) - mean, normal));
    }

    private static double percentile(double[] sorted, double at) {
        double position = at * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
