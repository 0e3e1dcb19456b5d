package dev.narrows.bench;

import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The first four numbers of the stream of each replicate; baseline: commons-rng's Philox made anew. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StreamBenchmark {
    private final StreamKey key = StreamKey.of(List.of("bench"));
    private final StreamCursor cursor = key.cursor();
    private long replicate;

    /** For JMH. */
    public StreamBenchmark() {}

    /**
     * A generator for each replicate.
     *
     * @return a mix of the numbers
     */
    @Benchmark
    public long baselineGenerator() {
        var rng = key.stream(replicate++, Purpose.COUNTS);
        return rng.nextLong() ^ rng.nextLong() ^ rng.nextLong() ^ rng.nextLong();
    }

    /**
     * One cursor for all.
     *
     * @return a mix of the numbers
     */
    @Benchmark
    public long narrowsCursor() {
        cursor.moveTo(replicate++, Purpose.COUNTS);
        return cursor.nextLong() ^ cursor.nextLong() ^ cursor.nextLong() ^ cursor.nextLong();
    }
}
