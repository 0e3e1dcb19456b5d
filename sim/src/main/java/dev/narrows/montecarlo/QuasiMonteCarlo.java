package dev.narrows.montecarlo;

import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.SobolPoints;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Averages the loss over n = 2^k points of Sobol's sequence under a random digital shift, each turned into a triple by
 * inversion.
 *
 * <pre>
 * (x_1, x_2, x_3) -> s = F_S^-1(x_1), u = F_{U|s}^-1(x_2), y = F_{Y|s,u}^-1(x_3)
 * estimate = (1/n) sum_i g(s_i,u_i,y_i)
 * </pre>
 *
 * <p>A shifted point is uniform by itself, so the estimate is unbiased (to steps of 2^-52); replicates have independent
 * shifts, so their spread gives an interval. The loss is constant on boxes, one for each triple, so it has bounded
 * variation in the sense of Hardy and Krause, and by the inequality of Koksma and Hlawka the error is {@code O(n^-1
 * (log n)^3)} against {@code n^-1/2} of independent draws. The variance is not enumerated. Presumes cumulative laws of
 * every stage. Sources: {@link SobolPoints}; H. Niederreiter, Random number generation and quasi-Monte Carlo methods,
 * SIAM 1992, theorem 2.11.
 */
final class QuasiMonteCarlo implements RiskEstimator {
    private static final int DIMENSIONS = 3;

    private final PolicyRisk risk;
    private final SobolPoints points;
    private final double[] contexts;
    /** Cumulative law of the target, a row for each context. */
    private final double[] targets;
    /** Cumulative law of the label, a row for each context and target. */
    private final double[] labels;

    QuasiMonteCarlo(PolicyRisk risk, int draws) {
        FiniteModel model = risk.model();
        this.risk = risk;
        this.points = SobolPoints.of(DIMENSIONS, draws);
        this.contexts = new double[model.contexts()];
        this.targets = new double[model.contexts() * model.targets()];
        this.labels = new double[targets.length * model.labels()];
        accumulate(contexts, 0, model.contexts(), model.contextLaw()::probability);
        for (int s = 0; s < model.contexts(); s++) {
            int context = s;
            accumulate(targets, s * model.targets(), model.targets(), u -> model.targetProbability(u, context));
            for (int u = 0; u < model.targets(); u++) {
                int target = u;
                accumulate(
                        labels,
                        risk.triple(s, u, 0),
                        model.labels(),
                        y -> model.cascade().product(context).probability(target, y));
            }
        }
    }

    /** Writes sums; from the last possible outcome on they are 1, so that rounding leads to no impossible one. */
    private static void accumulate(double[] sums, int from, int size, IntToDoubleFunction probability) {
        int last = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double p = probability.applyAsDouble(i);
            last = p > 0 ? i : last;
            sum += p;
            sums[from + i] = sum;
        }
        for (int i = last; i < size; i++) {
            sums[from + i] = 1;
        }
    }

    /** The first of {@code size} sums that is above x. */
    private static int invert(double[] sums, int from, int size, double x) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (x < sums[from + middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public int draws() {
        return points.size();
    }

    @Override
    public OptionalDouble variance() {
        return OptionalDouble.empty();
    }

    @Override
    public Sampler sampler() {
        FiniteModel model = risk.model();
        return (UniformRandomProvider stream, double[] row) -> {
            long[] shift = points.shift(stream);
            double sum = 0;
            for (int i = 0; i < points.size(); i++) {
                int s = invert(contexts, 0, model.contexts(), points.coordinate(i, 0, shift));
                int place = s * model.targets();
                int u = invert(targets, place, model.targets(), points.coordinate(i, 1, shift));
                int triple = (place + u) * model.labels();
                int y = invert(labels, triple, model.labels(), points.coordinate(i, 2, shift));
                sum += risk.losses()[triple + y];
            }
            row[ESTIMATE] = sum / points.size();
        };
    }
}
