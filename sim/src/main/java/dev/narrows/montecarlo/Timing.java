package dev.narrows.montecarlo;

import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import org.HdrHistogram.Histogram;

/**
 * What a draw takes, measured on one thread and different each time: it goes where wall-clock values go, and decides no
 * other number. After a tenth of a second that is not counted, the least of {@value #PASSES} passes of some
 * milliseconds, since what else the machine does only adds to a pass; then the latency of single replicates, which has
 * the clock's own 20 to 40 ns in it.
 *
 * @param nanosPerDraw nanoseconds of a replicate over its draws
 * @param p50 median latency of a replicate, ns
 * @param p99 its 99th percentile, ns
 * @param p999 its 99.9th percentile, ns
 * @param largest the largest, ns
 */
public record Timing(double nanosPerDraw, long p50, long p99, long p999, long largest) {
    private static final int PASSES = 10;
    private static final long WARM_UP = 100_000_000L;
    private static final long PASS = 10_000_000L;
    private static final long LATENCY = 100_000_000L;
    private static final int DIGITS = 3;

    static Timing of(RiskEstimator estimator, StreamKey streams) {
        Clock clock = new Clock(estimator, streams);
        clock.pass(WARM_UP);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PASSES; i++) {
            least = Math.min(least, clock.pass(PASS));
        }
        Histogram latency = clock.latency();
        return new Timing(
                least / estimator.draws(),
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(99),
                latency.getValueAtPercentile(99.9),
                latency.getMaxValue());
    }

    /** Makes one replicate after the other (scratch of one thread). */
    private static final class Clock {
        private static final int SOME = 8;

        private final RiskEstimator.Sampler sampler;
        private final StreamCursor cursor;
        private final double[] row;
        private long replicate;

        Clock(RiskEstimator estimator, StreamKey streams) {
            sampler = estimator.sampler();
            cursor = streams.cursor();
            row = new double[estimator.values()];
        }

        /** Nanoseconds of a replicate, over as many as that time has. */
        double pass(long nanos) {
            long start = System.nanoTime();
            long before = replicate;
            long passed;
            do {
                for (int i = 0; i < SOME; i++) {
                    next();
                }
                passed = System.nanoTime() - start;
            } while (passed < nanos);
            return (double) passed / (replicate - before);
        }

        Histogram latency() {
            Histogram histogram = new Histogram(DIGITS);
            long end = System.nanoTime() + LATENCY;
            long start;
            do {
                start = System.nanoTime();
                next();
                histogram.recordValue(Math.max(0, System.nanoTime() - start));
            } while (start < end);
            return histogram;
        }

        private void next() {
            sampler.replicate(cursor.moveTo(replicate++, Purpose.ESTIMATOR), row);
        }
    }
}
