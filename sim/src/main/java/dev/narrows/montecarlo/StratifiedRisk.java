package dev.narrows.montecarlo;

import dev.narrows.info.Pmf;
import dev.narrows.sampling.OutcomeSampler;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws outcomes within strata, a fixed number in each, and averages a value of them.
 *
 * <pre>
 * estimate = sum_k w_k (1/n_k) sum_{i=1..n_k} x_k(C_ki),   C_ki ~ p_k       w_k: probability of the stratum
 * variance = sum_k w_k^2 Var_k(x) / n_k
 * n_k      = 1 + the share of the n - K others that w_k has, by largest remainders
 * </pre>
 *
 * <p>Over the contexts ({@link #overContexts}) this is stratified sampling with an allocation that is nearly
 * proportional; a single stratum is plain sampling of one law, by which the conditional expectation is drawn
 * ({@link #conditional}). Presumes the probability of each stratum. Source: A. B. Owen, Monte Carlo theory, methods and
 * examples, 2013, section 8.4.
 */
final class StratifiedRisk implements RiskEstimator {
    private static final int CHUNK = 256;

    private final double[] weights;
    private final double[][] laws;
    private final double[][] values;
    private final int draws;
    private final int[] allocation;
    private final OutcomeSampler outcomes;

    /** Strata of positive probability w_k, laws p_k and values x_k in them; kept. */
    StratifiedRisk(double[] weights, double[][] laws, double[][] values, int draws) {
        if (draws < weights.length) {
            throw new IllegalArgumentException(
                    "draws: " + draws + ", must be at least one for each of " + weights.length + " contexts");
        }
        this.weights = weights;
        this.laws = laws;
        this.values = values;
        this.draws = draws;
        this.allocation = allocation(weights, draws);
        this.outcomes = OutcomeSampler.of(laws);
    }

    /** The contexts that come at all. */
    static int[] contexts(PolicyRisk risk) {
        Pmf law = risk.model().contextLaw();
        return IntStream.range(0, law.size())
                .filter(s -> law.probability(s) > 0)
                .toArray();
    }

    /** The strata are the contexts that come at all. */
    static StratifiedRisk overContexts(PolicyRisk risk, int draws) {
        int size = risk.model().targets() * risk.model().labels();
        Pmf contextLaw = risk.model().contextLaw();
        int[] contexts = contexts(risk);
        double[] weights =
                Arrays.stream(contexts).mapToDouble(contextLaw::probability).toArray();
        double[][] laws = new double[contexts.length][];
        double[][] values = new double[contexts.length][];
        for (int k = 0; k < contexts.length; k++) {
            int from = contexts[k] * size;
            double[] law = Arrays.copyOfRange(risk.law(), from, from + size);
            double sum = Arrays.stream(law).reduce(0, Double::sum);
            laws[k] = Arrays.stream(law).map(p -> p / sum).toArray();
            values[k] = Arrays.copyOfRange(risk.losses(), from, from + size);
        }
        return new StratifiedRisk(weights, laws, values, draws);
    }

    /**
     * Draws pairs (S, Y) and averages {@code E[g|S,Y]}, the canonical loss: the target is not drawn. Variance
     * {@code Var E[g|S,Y] / n}, at most that of the tuple-wise estimate by the law of total variance (Owen 2013,
     * section 8.7).
     */
    static StratifiedRisk conditional(PolicyRisk risk, int draws) {
        return new StratifiedRisk(
                new double[] {1},
                new double[][] {risk.model().pairProbabilities()},
                new double[][] {risk.pairLosses()},
                draws);
    }

    double[] weights() {
        return weights.clone();
    }

    /** The same strata with other probabilities; kept. */
    StratifiedRisk withWeights(double[] other) {
        return new StratifiedRisk(other, laws, values, draws);
    }

    private static int[] allocation(double[] weights, int draws) {
        int strata = weights.length;
        double sum = Arrays.stream(weights).reduce(0, Double::sum);
        double[] shares =
                Arrays.stream(weights).map(w -> w / sum * (draws - strata)).toArray();
        int[] allocation =
                Arrays.stream(shares).mapToInt(share -> 1 + (int) share).toArray();
        Integer[] order = new Integer[strata];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(shares[b] - (int) shares[b], shares[a] - (int) shares[a]));
        for (int k = 0, left = draws - Arrays.stream(allocation).sum(); left > 0; k++, left--) {
            allocation[order[k]]++;
        }
        return allocation;
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public OptionalDouble variance() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * weights[k] * PolicyRisk.variance(laws[k], values[k]) / allocation[k];
        }
        return OptionalDouble.of(sum);
    }

    @Override
    public Sampler sampler() {
        OutcomeSampler own = outcomes.copy();
        int[] drawn = new int[CHUNK];
        return (UniformRandomProvider stream, double[] row) -> {
            own.seed(stream);
            double estimate = 0;
            for (int k = 0; k < weights.length; k++) {
                estimate += weights[k] * sum(own, k, drawn) / allocation[k];
            }
            row[ESTIMATE] = estimate;
        };
    }

    private double sum(OutcomeSampler own, int k, int[] drawn) {
        double[] value = values[k];
        double sum = 0;
        for (int left = allocation[k]; left > 0; left -= CHUNK) {
            int some = Math.min(left, CHUNK);
            own.draw(k, drawn, some);
            for (int i = 0; i < some; i++) {
                sum += value[drawn[i]];
            }
        }
        return sum;
    }
}
