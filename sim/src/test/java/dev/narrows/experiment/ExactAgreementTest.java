package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import dev.narrows.testing.RandomModels;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Simulated means against the exact expectations over data sets: 30 models, 10^5 replicates, risk, empirical risk and
 * KL within 4.9 standard errors. False-alarm rate 1e-6 a mean (normal limit), 9e-5 for all 90.
 */
class ExactAgreementTest {
    private static final int MODELS = 30;
    private static final int REPLICATES = 100_000;
    private static final double STANDARD_ERRORS = 4.9;

    /** A model with its learner and the largest distance of a mean from its expectation, in standard errors. */
    private record Case(FiniteModel model, double beta, long labels) {
        static List<Case> all() {
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20250919L);
            return IntStream.range(0, MODELS)
                    .mapToObj(i -> new Case(
                            RandomModels.next(rng),
                            StrictMath.exp(6 * rng.nextDouble() - 2),
                            1 + rng.nextInt(i % 3 == 0 ? 10 : 2000)))
                    .toList();
        }

        double worst(double[] sampledFrom) {
            TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta);
            ExactExpectations exact = ExactExpectations.of(learner, labels);
            MeanAccumulator[] means = means(learner, CollapsedSampler.of(sampledFrom));
            return Math.max(
                    distance(means[GibbsLearner.RISK], exact.risk()),
                    Math.max(
                            distance(means[GibbsLearner.EMPIRICAL_RISK], exact.empiricalRisk()),
                            distance(means[GibbsLearner.KL], exact.kl())));
        }

        private MeanAccumulator[] means(GibbsLearner learner, CountsSampler sampler) {
            StreamKey key = StreamKey.of(List.of("exact agreement", model.toString(), Double.toHexString(beta)));
            Evaluator evaluator = learner.evaluator();
            long[] counts = new long[sampler.pairs()];
            double[] row = new double[4];
            MeanAccumulator[] means = new MeanAccumulator[4];
            IntStream.range(0, 4).forEach(i -> means[i] = new MeanAccumulator());
            for (int r = 0; r < REPLICATES; r++) {
                sampler.sample(key.stream(r, Purpose.COUNTS), labels, counts);
                evaluator.evaluate(counts, row);
                for (int i = 0; i < 4; i++) {
                    means[i].add(row[i]);
                }
            }
            return means;
        }

        private static double distance(MeanAccumulator mean, double exact) {
            double error = Math.abs(mean.mean() - exact);
            double standardError = mean.standardDeviation() / Math.sqrt(mean.count());
            return error <= 1e-12 ? 0 : error / standardError;
        }
    }

    @Test
    void simulatedMeansAgreeWithExactExpectations() {
        for (Case c : Case.all()) {
            assertThat(c.worst(c.model().pairProbabilities())).as(c.toString()).isLessThanOrEqualTo(STANDARD_ERRORS);
        }
    }

    /** Planted fault: two per cent of the mass of one cell goes to another. */
    @Test
    void aSlightlyWrongSamplerIsCaught() {
        long caught = Case.all().stream()
                .limit(10)
                .filter(c -> {
                    double[] p = c.model().pairProbabilities();
                    int largest = IntStream.range(0, p.length).reduce(0, (a, b) -> p[a] >= p[b] ? a : b);
                    double moved = 0.02 * p[largest];
                    p[largest] -= moved;
                    p[(largest + 1) % p.length] += moved;
                    return c.worst(p) > STANDARD_ERRORS;
                })
                .count();
        assertThat(caught).isGreaterThanOrEqualTo(1);
    }
}
