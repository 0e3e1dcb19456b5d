package dev.narrows.bench;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.PlainCapacityIteration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Capacity to a bracket of 1e-10 nats, beside the plain Blahut-Arimoto iteration to the same gap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CapacityBenchmark {
    private static final int MOST_ITERATIONS = 10_000_000;

    /** Which channel. */
    @Param({
        "z",
        "near-useless",
        "near-duplicate",
        "dominated",
        "nearly-dominated",
        "random-16",
        "random-64",
        "random-256"
    })
    public String channel;

    private Channel w;

    /** For JMH. */
    public CapacityBenchmark() {}

    /** Makes the channel. */
    @Setup
    public void setUp() {
        w = channel(channel);
    }

    static Channel channel(String name) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(2L);
        return switch (name) {
            case "z" -> NamedChannels.z(0.3);
            case "near-useless" ->
                Channel.of(new double[][] {{0.5, 0.3, 0.2}, {0.501, 0.3, 0.199}, {0.5, 0.301, 0.199}});
            case "near-duplicate" ->
                Channel.of(
                        new double[][] {{0.6, 0.3, 0.1}, {0.6001, 0.2999, 0.1}, {0.1, 0.3, 0.6}, {0.1, 0.2999, 0.6001}
                        });
            case "dominated" ->
                Channel.of(new double[][] {{0.9, 0.05, 0.05}, {0.05, 0.9, 0.05}, {0.46, 0.47, 0.07}, {0.3, 0.3, 0.4}});
            case "nearly-dominated" ->
                Channel.of(new double[][] {{0.9, 0.05, 0.05}, {0.05, 0.9, 0.05}, {0.89, 0.06, 0.05}});
            case "random-16" -> Models.random(rng, 16, 16);
            case "random-64" -> Models.random(rng, 64, 64);
            case "random-256" -> Models.random(rng, 256, 256);
            default -> throw new IllegalArgumentException("channel: " + name);
        };
    }

    /**
     * The textbook iteration.
     *
     * @return its bracket
     */
    @Benchmark
    public CapacityBracket baselinePlainIteration() {
        return PlainCapacityIteration.of(w, Capacity.DEFAULT_GAP, MOST_ITERATIONS);
    }

    /**
     * Ours.
     *
     * @return its bracket
     */
    @Benchmark
    public CapacityBracket narrows() {
        return Capacity.of(w);
    }
}
