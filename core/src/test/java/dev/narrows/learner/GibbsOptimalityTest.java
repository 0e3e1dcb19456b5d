package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Gibbs variational principle: {@code beta m Rhat(Q) + KL(Q||P)} is least at the Gibbs posterior, where it is -log Z.
 *
 * <p>Every Q' is compared, among them small steps from Q in random directions, so that a posterior at another
 * temperature is found out: the planted error.
 */
class GibbsOptimalityTest {
    private static final int MODELS = 5_000;
    private static final int STEPS = 40;

    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(47);

    private record Objective(double[] losses, double[] prior, double beta) {
        double at(double[] q) {
            double value = 0;
            for (int k = 0; k < q.length; k++) {
                value += q[k] == 0 ? 0 : q[k] * (beta * losses[k] + StrictMath.log(q[k] / prior[k]));
            }
            return value;
        }
    }

    /** How many of the steps from q find a smaller objective. */
    private int better(Objective objective, double[] q) {
        double here = objective.at(q);
        int better = 0;
        for (int i = 0; i < STEPS; i++) {
            double[] other = LearnerModels.law(rng, q.length);
            double step = LearnerModels.logUniform(rng, -4, 0);
            double[] moved = new double[q.length];
            Arrays.setAll(moved, k -> (1 - step) * q[k] + step * other[k]);
            better += objective.at(moved) < here - 1e-11 * (1 + Math.abs(here)) ? 1 : 0;
        }
        return better;
    }

    @Test
    void enumeratedPosteriorIsTheMinimiser() {
        int caught = 0;
        for (int i = 0; i < MODELS; i++) {
            FiniteModel model = RandomModels.next(rng);
            int[][] policies = new int[2 + rng.nextInt(6)][model.pairs()];
            for (int[] policy : policies) {
                Arrays.setAll(policy, c -> rng.nextInt(model.actions()));
            }
            long[] counts = counts(model.pairs());
            Pmf prior = Pmf.of(positive(policies.length));
            double beta = LearnerModels.logUniform(rng, -1, 0.5);
            double[] losses = losses(model, policies, counts);
            Objective objective = new Objective(losses, prior.toArray(), beta);
            assertThat(better(
                            objective,
                            LearnerModels.posterior(
                                    EnumeratedGibbs.of(ObservedLosses.canonical(model), policies, prior, beta),
                                    counts)))
                    .isZero();
            caught += better(
                                    objective,
                                    LearnerModels.posterior(
                                            EnumeratedGibbs.of(
                                                    ObservedLosses.canonical(model), policies, prior, 1.2 * beta),
                                            counts))
                            > 0
                    ? 1
                    : 0;
        }
        assertThat(caught).as("posteriors at 1.2 beta that are found out").isGreaterThan(MODELS / 2);
    }

    @Test
    void tablePosteriorIsTheMinimiserPairByPairAndSoForTheTable() {
        int caught = 0;
        double[] values = new double[GibbsLearner.VALUES];
        for (int i = 0; i < MODELS; i++) {
            FiniteModel model = RandomModels.next(rng);
            Pmf prior = Pmf.of(positive(model.actions()));
            double beta = LearnerModels.logUniform(rng, -1, 0.5);
            long[] counts = counts(model.pairs());
            double[] canonical = model.canonicalLosses();
            TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), prior, beta);
            TableGibbs wrong = TableGibbs.of(ObservedLosses.canonical(model), prior, 1.2 * beta);
            double least = 0;
            for (int c = 0; c < model.pairs(); c++) {
                double n = counts[c];
                int pair = c;
                double[] losses = new double[model.actions()];
                Arrays.setAll(losses, a -> n * canonical[pair * model.actions() + a]);
                Objective objective = new Objective(losses, prior.toArray(), beta);
                assertThat(better(objective, learner.posterior(c, counts[c]))).isZero();
                caught += better(objective, wrong.posterior(c, counts[c])) > 0 ? 1 : 0;
                least += objective.at(learner.posterior(c, counts[c]));
            }
            learner.evaluator().evaluate(counts, values);
            double m = Arrays.stream(counts).sum();
            assertThat(beta * m * values[GibbsLearner.EMPIRICAL_RISK] + values[GibbsLearner.KL])
                    .isBetween(least - 1e-10, least + 1e-10);
        }
        assertThat(caught).as("posteriors at 1.2 beta that are found out").isGreaterThan(MODELS / 2);
    }

    private double[] positive(int size) {
        double[] p = new double[size];
        Arrays.setAll(p, k -> 0.1 + rng.nextDouble());
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / sum).toArray();
    }

    private long[] counts(int pairs) {
        long[] counts = new long[pairs];
        Arrays.setAll(counts, c -> 1 + rng.nextInt(20));
        return counts;
    }

    private static double[] losses(FiniteModel model, int[][] policies, long[] counts) {
        double[] canonical = model.canonicalLosses();
        double[] losses = new double[policies.length];
        for (int k = 0; k < losses.length; k++) {
            for (int c = 0; c < counts.length; c++) {
                losses[k] += counts[c] * canonical[c * model.actions() + policies[k][c]];
            }
        }
        return losses;
    }
}
