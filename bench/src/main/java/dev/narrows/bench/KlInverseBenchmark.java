package dev.narrows.bench;

import dev.narrows.bound.BinaryDivergence;
import dev.narrows.bound.KlInverse;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The upper kl inverse: bisection to adjacent doubles, Brent's method of commons-math3, and ours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KlInverseBenchmark {
    /** Empirical risk. */
    @Param({"0.02", "0.35"})
    public double q;

    /** Budget B in nats. */
    @Param({"0.001", "0.1"})
    public double budget;

    /** For JMH. */
    public KlInverseBenchmark() {}

    /**
     * Bisection.
     *
     * @return p
     */
    @Benchmark
    public double baselineBisection() {
        double low = q;
        double high = 1;
        for (double mid = (low + high) / 2; mid > low && mid < high; mid = (low + high) / 2) {
            if (BinaryDivergence.of(q, mid) > budget) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return high;
    }

    /**
     * Brent's method, to 1e-15.
     *
     * @return p
     */
    @Benchmark
    public double peerCommonsMathBrent() {
        return new BrentSolver(1e-15, 1e-15).solve(200, p -> BinaryDivergence.of(q, p) - budget, q, 1 - 1e-15);
    }

    /**
     * Ours.
     *
     * @return p, the outer end
     */
    @Benchmark
    public double narrows() {
        return KlInverse.upper(q, budget);
    }
}
