package dev.narrows.bench;

import dev.narrows.bound.KlInverse;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import dev.narrows.sampling.TupleSampler;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/**
 * One replicate of a 20-cell model (4 contexts, 5 labels, 5 actions): named stream, counts, posterior, risks, KL and the kl
 * ceiling. The baseline draws its labels one by one, which costs O(m); the parts stand beside the whole.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReplicateBenchmark {
    /** Labels m. */
    @Param({"1000", "1000000", "1000000000"})
    public long labels;

    private final StreamKey key = StreamKey.of(List.of("bench"));
    private CountsSampler collapsed;
    private CountsSampler tuples;
    private Evaluator evaluator;
    private PacBayesBudget budget;
    private long[] counts;
    private double[] values;
    private long replicate;

    /** For JMH. */
    public ReplicateBenchmark() {
    }

    /** Makes model, samplers and posterior. */
    @Setup
    public void setUp() {
        FiniteModel model = Models.twentyCells();
        collapsed = CollapsedSampler.of(model.cellProbabilities());
        tuples = TupleSampler.of(model);
        evaluator = TableGibbs.of(model, 20).evaluator();
        budget = PacBayesBudget.of(labels, 0.05);
        counts = new long[model.cells()];
        values = new double[4];
        collapsed.sample(key.stream(0, Purpose.COUNTS), labels, counts);
    }

    /**
     * The whole replicate from labels drawn one by one (1,000 of them whatever m is: multiply by m/1000).
     *
     * @return the kl ceiling
     */
    @Benchmark
    public double baselineTupleWiseThousandLabels() {
        tuples.sample(key.stream(replicate++, Purpose.TUPLES), 1000, counts);
        evaluator.evaluate(counts, values);
        return ceiling();
    }

    /**
     * The whole replicate.
     *
     * @return the kl ceiling
     */
    @Benchmark
    public double narrows() {
        collapsed.sample(key.stream(replicate++, Purpose.COUNTS), labels, counts);
        evaluator.evaluate(counts, values);
        return ceiling();
    }

    /**
     * Its stream and counts alone.
     *
     * @return one count
     */
    @Benchmark
    public long partCounts() {
        collapsed.sample(key.stream(replicate++, Purpose.COUNTS), labels, counts);
        return counts[0];
    }

    /**
     * Its posterior, risks and KL alone.
     *
     * @return the KL
     */
    @Benchmark
    public double partPosterior() {
        evaluator.evaluate(counts, values);
        return values[GibbsLearner.KL];
    }

    private double ceiling() {
        return KlInverse.upper(Math.min(1, values[GibbsLearner.EMPIRICAL_RISK]), budget.at(values[GibbsLearner.KL]));
    }
}
