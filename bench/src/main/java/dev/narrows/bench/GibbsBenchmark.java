package dev.narrows.bench;

import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
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

/** The Gibbs posterior over tables of a 20-cell model with its risks and KL, beside the textbook formula. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GibbsBenchmark {
    /** Inverse temperature: small keeps every action alive, large leaves one. */
    @Param({"0.1", "20"})
    public double beta;

    private long[] counts;
    private double[] losses;
    private double[] mass;
    private Evaluator evaluator;
    private final double[] values = new double[4];
    private static final int ACTIONS = 5;
    private static final long LABELS = 1000;

    /** For JMH. */
    public GibbsBenchmark() {}

    /** Makes model and counts. */
    @Setup
    public void setUp() {
        FiniteModel model = Models.twentyCells();
        counts = new long[model.pairs()];
        losses = model.canonicalLosses();
        mass = model.pairProbabilities();
        CollapsedSampler.of(mass).sample(StreamKey.of(List.of("bench")).stream(0, Purpose.COUNTS), LABELS, counts);
        evaluator = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta)
                .evaluator();
    }

    /**
     * Weights, normaliser, risks and KL as the book writes them, with the exponential of {@link Math} and no care for
     * underflow.
     *
     * @return the KL
     */
    @Benchmark
    public double baselineTextbook() {
        double risk = 0;
        double empirical = 0;
        double kl = 0;
        double[] q = new double[ACTIONS];
        for (int c = 0; c < counts.length; c++) {
            double z = 0;
            for (int a = 0; a < ACTIONS; a++) {
                q[a] = Math.exp(-beta * counts[c] * losses[c * ACTIONS + a]) / ACTIONS;
                z += q[a];
            }
            for (int a = 0; a < ACTIONS; a++) {
                double weight = q[a] / z;
                risk += mass[c] * weight * losses[c * ACTIONS + a];
                empirical += counts[c] * weight * losses[c * ACTIONS + a];
                kl += weight > 0 ? weight * Math.log(weight * ACTIONS) : 0;
            }
        }
        values[GibbsLearner.RISK] = risk;
        values[GibbsLearner.EMPIRICAL_RISK] = empirical / LABELS;
        return kl;
    }

    /**
     * Ours.
     *
     * @return the KL
     */
    @Benchmark
    public double narrows() {
        evaluator.evaluate(counts, values);
        return values[GibbsLearner.KL];
    }
}
