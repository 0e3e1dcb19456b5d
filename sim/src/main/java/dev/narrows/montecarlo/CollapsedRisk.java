package dev.narrows.montecarlo;

import dev.narrows.sampling.CollapsedSampler;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws how often each triple comes among n draws, as one multinomial, and none of the draws.
 *
 * <pre>
 * N ~ Multinomial(n, p),   estimate = (1/n) sum_c N_c g_c,   variance = Var g / n
 * </pre>
 *
 * <p>The estimate has the law of the tuple-wise one: what changes is the time, which is O(triples) where n is large.
 * Presumes the probabilities of all triples.
 */
final class CollapsedRisk implements RiskEstimator {
    private final PolicyRisk risk;
    private final int draws;
    private final CollapsedSampler counts;

    CollapsedRisk(PolicyRisk risk, int draws) {
        this.risk = risk;
        this.draws = draws;
        this.counts = CollapsedSampler.of(risk.law());
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public OptionalDouble variance() {
        return OptionalDouble.of(PolicyRisk.variance(risk.law(), risk.losses()) / draws);
    }

    @Override
    public Sampler sampler() {
        CollapsedSampler own = counts.copy();
        long[] of = new long[own.pairs()];
        double[] losses = risk.losses();
        return (UniformRandomProvider stream, double[] row) -> {
            own.sample(stream, draws, of);
            double sum = 0;
            for (int c = 0; c < of.length; c++) {
                sum += of[c] * losses[c];
            }
            row[ESTIMATE] = sum / draws;
        };
    }
}
