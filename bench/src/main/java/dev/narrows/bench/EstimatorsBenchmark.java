package dev.narrows.bench;

import dev.narrows.montecarlo.EstimatorKind;
import dev.narrows.montecarlo.PolicyRisk;
import dev.narrows.montecarlo.RiskEstimator;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One draw of each estimator of a policy's risk, in replicates of 1,024 with a named stream each; the Bayes policy of a
 * model of 100 triples of context, target and label (20 pairs). An operation is a draw. What a draw is worth, its
 * variance, is not timed here: {@code narrows estimators} has it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EstimatorsBenchmark {
    private static final int DRAWS = 1024;
    private static final long SEED = 1;

    private final Map<EstimatorKind, RiskEstimator.Sampler> samplers = new EnumMap<>(EstimatorKind.class);
    private final Map<EstimatorKind, StreamCursor> streams = new EnumMap<>(EstimatorKind.class);
    private final double[] row = new double[4];
    private long replicate;

    /** No samplers yet. */
    public EstimatorsBenchmark() {}

    /** Makes the samplers. */
    @Setup
    public void makeSamplers() {
        PolicyRisk risk = PolicyRisk.bayes(Models.twentyCells());
        for (EstimatorKind kind : EstimatorKind.values()) {
            samplers.put(kind, kind.of(risk, DRAWS, SEED).sampler());
            streams.put(kind, kind.streams(SEED).cursor());
        }
    }

    private double estimate(EstimatorKind kind) {
        samplers.get(kind).replicate(streams.get(kind).moveTo(replicate++, Purpose.ESTIMATOR), row);
        return row[RiskEstimator.ESTIMATE];
    }

    /**
     * Tuples one by one.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double baselineTupleWise() {
        return estimate(EstimatorKind.TUPLE_WISE);
    }

    /**
     * Counts of triples as one multinomial.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double collapsed() {
        return estimate(EstimatorKind.COLLAPSED);
    }

    /**
     * Pairs of context and label.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double conditional() {
        return estimate(EstimatorKind.CONDITIONAL);
    }

    /**
     * A fixed number of draws in each context.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double stratified() {
        return estimate(EstimatorKind.STRATIFIED);
    }

    /**
     * Tuples one by one, less the control.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double controlVariate() {
        return estimate(EstimatorKind.CONTROL_VARIATE);
    }

    /**
     * Triples of the flattened model, weighted.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double importance() {
        return estimate(EstimatorKind.IMPORTANCE);
    }

    /**
     * Points of Sobol's sequence, shifted, by inversion.
     *
     * @return the estimate
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double quasiMonteCarlo() {
        return estimate(EstimatorKind.QUASI_MONTE_CARLO);
    }
}
