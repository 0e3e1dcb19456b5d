package dev.narrows.bench;

import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Exponential and logarithm, summed over 1,024 arguments: StrictMath, Math (whose bits may differ by JDK), and ours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ElementaryBenchmark.ARGUMENTS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ElementaryBenchmark {
    static final int ARGUMENTS = 1024;

    /** Which function. */
    @Param({"exp", "log"})
    public String function;

    private final double[] x = new double[ARGUMENTS];
    private boolean exponential;

    /** For JMH. */
    public ElementaryBenchmark() {}

    /** Makes the arguments. */
    @Setup
    public void setUp() {
        exponential = function.equals("exp");
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
        for (int i = 0; i < ARGUMENTS; i++) {
            x[i] = exponential ? -50 * rng.nextDouble() : rng.nextDouble();
        }
    }

    /**
     * The JDK's, the same bits everywhere.
     *
     * @return the sum
     */
    @Benchmark
    public double baselineStrictMath() {
        return exponential ? sum(StrictMath::exp) : sum(StrictMath::log);
    }

    /**
     * The JDK's, which may be the processor's own.
     *
     * @return the sum
     */
    @Benchmark
    public double peerMath() {
        return exponential ? sum(Math::exp) : sum(Math::log);
    }

    /**
     * Ours.
     *
     * @return the sum
     */
    @Benchmark
    public double narrows() {
        return exponential ? sum(Exponential::of) : sum(Logarithm::of);
    }

    /**
     * The addition alone.
     *
     * @return the sum
     */
    @Benchmark
    public double controlSum() {
        return sum(y -> y);
    }

    private double sum(DoubleUnaryOperator f) {
        double sum = 0;
        for (double y : x) {
            sum += f.applyAsDouble(y);
        }
        return sum;
    }
}
