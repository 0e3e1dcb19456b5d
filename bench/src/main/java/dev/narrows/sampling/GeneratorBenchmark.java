package dev.narrows.sampling;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One number of xoshiro256++, 256 at a time; baseline: commons-rng's, seeded once. In that package to reach the
 * generator.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GeneratorBenchmark.NUMBERS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GeneratorBenchmark {
    static final int NUMBERS = 256;

    private final UniformRandomProvider library = RandomSource.XO_SHI_RO_256_PP.create(1L);
    private final Xoshiro256 generator = new Xoshiro256();
    private final long[] numbers = new long[NUMBERS];

    /** For JMH. */
    public GeneratorBenchmark() {
        generator.seed(StreamKey.of(List.of("bench")).cursor());
    }

    /**
     * commons-rng.
     *
     * @return the numbers
     */
    @Benchmark
    public long[] baselineCommonsRng() {
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = library.nextLong();
        }
        return numbers;
    }

    /**
     * This project.
     *
     * @return the numbers
     */
    @Benchmark
    public long[] narrows() {
        generator.fill(numbers, NUMBERS);
        return numbers;
    }
}
