package dev.narrows.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Latency of replicates in nanoseconds, measured a chunk at a time so that it costs nothing (thread-safe). Goes to the
 * manifest alone: no result depends on it.
 */
public final class Latency {
    private final ConcurrentHistogram nanosPerReplicate = new ConcurrentHistogram(3);
    private final LongAdder replicates = new LongAdder();

    /** An empty record. */
    public Latency() {}

    /** Replicates that are made. */
    interface Chunk<E extends Exception> {
        void run() throws E;
    }

    <E extends Exception> void time(int made, Chunk<E> chunk) throws E {
        long start = System.nanoTime();
        chunk.run();
        nanosPerReplicate.recordValueWithCount(Math.max(0, System.nanoTime() - start) / made, made);
        replicates.add(made);
    }

    /**
     * The replicates made so far, for the first time or again; may be asked for while others are being made.
     *
     * @return their number
     */
    public long replicates() {
        return replicates.sum();
    }

    /**
     * What all of them took.
     *
     * @return seconds of one thread, to three digits
     */
    public double seconds() {
        return nanosPerReplicate.getMean() * nanosPerReplicate.getTotalCount() * 1e-9;
    }

    /**
     * The percentiles so far.
     *
     * @return p50, p99, p99.9 and max, in nanoseconds per replicate
     */
    public Map<String, Long> percentiles() {
        Map<String, Long> result = new LinkedHashMap<>();
        result.put("p50", nanosPerReplicate.getValueAtPercentile(50));
        result.put("p99", nanosPerReplicate.getValueAtPercentile(99));
        result.put("p99_9", nanosPerReplicate.getValueAtPercentile(99.9));
        result.put("max", nanosPerReplicate.getMaxValue());
        return result;
    }
}
