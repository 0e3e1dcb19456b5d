package dev.narrows.bench;

import dev.narrows.bound.KlInverse;
import dev.narrows.bound.McAllesterCeiling;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.bound.ThiemannCeiling;
import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import dev.narrows.sampling.TupleSampler;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One replicate of a 20-cell model (4 contexts, 5 labels, 5 actions): named stream, counts, posterior, risks, KL and
 * three ceilings (kl, McAllester, Thiemann). The baseline draws its labels one by one, which costs O(m); the parts
 * stand beside the whole; the control is the named stream and one number of it. Peer:
 * {@code scripts/peers/replicate.py}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReplicateBenchmark {
    private static final AtomicLong THREADS = new AtomicLong();

    /** Labels m. */
    @Param({"1000", "1000000", "1000000000"})
    public long labels;

    private StreamCursor streams;
    private CountsSampler collapsed;
    private CountsSampler tuples;
    private Evaluator evaluator;
    private PacBayesBudget budget;
    private long[] counts;
    private double[] values;
    private long replicate;
    private Histogram nanos;

    /** For JMH. */
    public ReplicateBenchmark() {}

    /** Makes model, samplers and posterior, of each thread its own, and gives each thread other replicates. */
    @Setup
    public void setUp() {
        FiniteModel model = Models.twentyCells();
        streams = StreamKey.of(List.of("bench")).cursor();
        collapsed = CollapsedSampler.of(model.pairProbabilities());
        tuples = TupleSampler.of(model);
        evaluator = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 20)
                .evaluator();
        budget = PacBayesBudget.of(labels, 0.05);
        counts = new long[model.pairs()];
        values = new double[4];
        replicate = THREADS.getAndIncrement() << 40;
        narrows();
    }

    /** Latencies of the last iteration are kept. */
    @Setup(Level.Iteration)
    public void forget() {
        nanos = new Histogram(3);
    }

    /** Prints the latencies of {@link #narrowsLatency}. */
    @TearDown
    public void print() {
        if (nanos.getTotalCount() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%nlatency of a replicate, m=%d: p50 %d, p99 %d, p99.9 %d, max %d ns%n",
                    labels,
                    nanos.getValueAtPercentile(50),
                    nanos.getValueAtPercentile(99),
                    nanos.getValueAtPercentile(99.9),
                    nanos.getMaxValue());
        }
    }

    /**
     * The whole replicate from labels drawn one by one (1,000 of them whatever m is: multiply by m/1000).
     *
     * @return the sum of the ceilings
     */
    @Benchmark
    public double baselineTupleWiseThousandLabels() {
        tuples.sample(streams.moveTo(replicate++, Purpose.TUPLES), 1000, counts);
        evaluator.evaluate(counts, values);
        return ceilings();
    }

    /**
     * The whole replicate.
     *
     * @return the sum of the ceilings
     */
    @Benchmark
    public double narrows() {
        collapsed.sample(streams.moveTo(replicate++, Purpose.COUNTS), labels, counts);
        evaluator.evaluate(counts, values);
        return ceilings();
    }

    /**
     * The whole replicate, by two threads.
     *
     * @return the sum of the ceilings
     */
    @Benchmark
    @Threads(2)
    public double narrowsTwoThreads() {
        return narrows();
    }

    /**
     * The whole replicate between two readings of the clock, about 40 ns of their own.
     *
     * @return the sum of the ceilings
     */
    @Benchmark
    public double narrowsLatency() {
        long start = System.nanoTime();
        double sum = narrows();
        nanos.recordValue(System.nanoTime() - start);
        return sum;
    }

    /**
     * A named stream and its first number: what every replicate costs whatever it does.
     *
     * @return the number
     */
    @Benchmark
    public long controlStream() {
        return streams.moveTo(replicate++, Purpose.COUNTS).nextLong();
    }

    /**
     * Stream and counts alone.
     *
     * @return one count
     */
    @Benchmark
    public long partCounts() {
        collapsed.sample(streams.moveTo(replicate++, Purpose.COUNTS), labels, counts);
        return counts[0];
    }

    /**
     * Posterior, risks and KL alone.
     *
     * @return the KL
     */
    @Benchmark
    public double partPosterior() {
        evaluator.evaluate(counts, values);
        return values[GibbsLearner.KL];
    }

    /**
     * The three ceilings alone.
     *
     * @return their sum
     */
    @Benchmark
    public double partCeilings() {
        return ceilings();
    }

    private double ceilings() {
        double empiricalRisk = Math.min(1, values[GibbsLearner.EMPIRICAL_RISK]);
        double nats = budget.at(values[GibbsLearner.KL]);
        return KlInverse.upper(empiricalRisk, nats)
                + McAllesterCeiling.value(empiricalRisk, nats)
                + ThiemannCeiling.value(empiricalRisk, nats);
    }
}
