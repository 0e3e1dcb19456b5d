package dev.narrows.bench;

import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One count vector of so many labels that nobody draws them one by one: conditional binomials, outcome after outcome.
 * The baseline takes each binomial from commons-math3, which inverts the distribution function by bisection. SSJ's
 * inversion sums probabilities one by one: 6 ms a vector at m = 100,000 and 24 s at 10^9 when it was tried, so it is
 * left out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountVectorBenchmark {
    private static final AtomicLong THREADS = new AtomicLong();

    /** Outcomes counted. */
    @Param({"640", "20"})
    public int outcomes;

    /** Labels m. */
    @Param({"100000", "1000000", "1000000000"})
    public int labels;

    private final RandomDataGenerator math3 = new RandomDataGenerator(new Well19937c(1));
    private CollapsedSampler sampler;
    private double[] conditional;
    private long[] counts;
    private StreamCursor cursor;
    private long replicate;

    /** For JMH. */
    public CountVectorBenchmark() {}

    /** Makes the samplers of one thread, and gives each thread other replicates. */
    @Setup
    public void setUp() {
        double[] law = outcomes == 20 ? Models.twentyCells().pairProbabilities() : new StagedModel().joint();
        sampler = CollapsedSampler.of(law);
        conditional = new double[law.length];
        double rest = 0;
        for (int c = law.length - 1; c >= 0; c--) {
            rest += law[c];
            conditional[c] = law[c] / rest;
        }
        counts = new long[law.length];
        cursor = StreamKey.of(List.of("bench")).cursor();
        replicate = THREADS.getAndIncrement() << 40;
    }

    /**
     * Binomials of commons-math3.
     *
     * @return the counts
     */
    @Benchmark
    public long[] baselineMath3Binomials() {
        return conditionals();
    }

    /**
     * This project.
     *
     * @return the counts
     */
    @Benchmark
    public long[] narrows() {
        sampler.sample(cursor.moveTo(replicate++, Purpose.COUNTS), labels, counts);
        return counts;
    }

    /**
     * This project, two threads.
     *
     * @return the counts
     */
    @Benchmark
    @Threads(2)
    public long[] narrowsTwoThreads() {
        return narrows();
    }

    /** The last outcome gets what is left. */
    private long[] conditionals() {
        int left = labels;
        for (int c = 0; c < counts.length - 1; c++) {
            int count = left == 0 ? 0 : math3.nextBinomial(left, conditional[c]);
            counts[c] = count;
            left -= count;
        }
        counts[counts.length - 1] = left;
        return counts;
    }
}
