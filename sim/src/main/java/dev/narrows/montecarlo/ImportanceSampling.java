package dev.narrows.montecarlo;

import dev.narrows.sampling.OutcomeSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws triples from a flattened model, in which rare errors are not rare, and weights them back.
 *
 * <pre>
 * C_i ~ q_t ({@link TemperedLaw}),  w = p/q_t,  estimate = (1/n) sum_i w(C_i) g(C_i)
 * variance = (sum_c p_c^2 g_c^2 / q_t(c) - R^2) / n
 * </pre>
 *
 * <p>t is that of {@link #EXPONENTS} with the least second moment of w g in a pilot: {@value #PILOT} draws from each
 * q_t, on a stream of their own, all weighted by the mixture of these laws (the balance heuristic of E. Veach, L. J.
 * Guibas, Optimally combining sampling techniques, SIGGRAPH 1995), so that a rare error which one of them finds counts
 * for all. Fixed before the draws: the estimate is unbiased. Presumes that the stages of the model can be raised to a
 * power, and {@link WeightDiagnostics} that do not refuse. Source: A. B. Owen, Monte Carlo theory, methods and
 * examples, 2013, sections 9.1 and 9.3.
 */
final class ImportanceSampling implements RiskEstimator {
    /** Places of the sum of squares of w g over n, of the largest w g, of the mean of w. */
    static final int SQUARES = 1;

    static final int LARGEST = 2;
    static final int WEIGHT = 3;

    /** Draws of the pilot from each flattened law. */
    static final int PILOT = 1024;

    private static final double[] EXPONENTS = {1, 0.75, 0.5, 0.375, 0.25, 0.125, 0.0625, 0};
    private static final int CHUNK = 256;

    private final double[] proposal;
    private final double[] weights;
    private final double[] products;
    private final int draws;
    private final OutcomeSampler outcomes;

    /** Draws from a proposal with these weights p/q and losses, by triple; kept. */
    ImportanceSampling(double[] proposal, double[] weights, double[] losses, int draws) {
        this.proposal = proposal;
        this.weights = weights;
        this.products = weights.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= losses[i];
        }
        this.draws = draws;
        this.outcomes = OutcomeSampler.of(proposal);
    }

    /** The estimator with an exponent. */
    static ImportanceSampling of(PolicyRisk risk, double exponent, int draws) {
        double[] proposal = TemperedLaw.of(risk, exponent);
        return new ImportanceSampling(proposal, weights(risk.law(), proposal), risk.losses(), draws);
    }

    /** p/q, and 0 where neither can come. */
    static double[] weights(double[] law, double[] proposal) {
        double[] weights = new double[law.length];
        for (int i = 0; i < law.length; i++) {
            weights[i] = proposal[i] > 0 ? law[i] / proposal[i] : 0;
        }
        return weights;
    }

    /** The exponent that the pilot finds best; the largest where several are. */
    static double exponent(PolicyRisk risk, StreamKey streams) {
        int laws = EXPONENTS.length;
        int[] pooled = new int[laws * PILOT];
        UniformRandomProvider stream = streams.stream(0, Purpose.ESTIMATOR);
        int[] drawn = new int[PILOT];
        for (int k = 0; k < laws; k++) {
            OutcomeSampler.of(TemperedLaw.of(risk, EXPONENTS[k])).seed(stream).draw(0, drawn, PILOT);
            System.arraycopy(drawn, 0, pooled, k * PILOT, PILOT);
        }
        double[][] density = new double[laws][pooled.length];
        double[] mixture = new double[pooled.length];
        for (int k = 0; k < laws; k++) {
            double[] law = TemperedLaw.of(risk, EXPONENTS[k]);
            for (int i = 0; i < pooled.length; i++) {
                density[k][i] = law[pooled[i]];
                mixture[i] += density[k][i] / laws;
            }
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < laws; k++) {
            double moment = secondMoment(risk, pooled, density[k], mixture);
            if (moment < least) {
                least = moment;
                best = k;
            }
        }
        return EXPONENTS[best];
    }

    /** {@code sum (p g)^2 / (q_t q)} over draws from the mixture q: N times an estimate of {@code E_t (w g)^2}. */
    private static double secondMoment(PolicyRisk risk, int[] pooled, double[] density, double[] mixture) {
        double sum = 0;
        for (int i = 0; i < pooled.length; i++) {
            double product = risk.law()[pooled[i]] * risk.losses()[pooled[i]];
            sum += product == 0 ? 0 : product / density[i] * (product / mixture[i]);
        }
        return sum;
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public OptionalDouble variance() {
        return OptionalDouble.of(PolicyRisk.variance(proposal, products) / draws);
    }

    @Override
    public int values() {
        return 4;
    }

    @Override
    public Sampler sampler() {
        OutcomeSampler own = outcomes.copy();
        int[] drawn = new int[CHUNK];
        return (UniformRandomProvider stream, double[] row) -> {
            own.seed(stream);
            double sum = 0;
            double squares = 0;
            double largest = 0;
            double weight = 0;
            for (int left = draws; left > 0; left -= CHUNK) {
                int some = Math.min(left, CHUNK);
                own.draw(0, drawn, some);
                for (int i = 0; i < some; i++) {
                    double product = products[drawn[i]];
                    sum += product;
                    squares += product * product;
                    largest = Math.max(largest, product);
                    weight += weights[drawn[i]];
                }
            }
            row[ESTIMATE] = sum / draws;
            row[SQUARES] = squares / draws;
            row[LARGEST] = largest;
            row[WEIGHT] = weight / draws;
        };
    }
}
