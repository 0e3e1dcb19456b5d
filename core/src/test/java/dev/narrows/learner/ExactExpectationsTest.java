package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.XuRaginskyCeiling;
import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.testing.RandomModels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Expectations over data sets: against enumeration of all data sets, against plain sums, in the limit, and in a
 * ceiling.
 */
class ExactExpectationsTest {
    private static final int MODELS = 5_000;

    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(53);

    /** Sums over every sequence of pairs, label by label: nothing of the counts' law is used. */
    private static void addSequences(
            Evaluator evaluator, double[] pairs, long[] counts, int left, double probability, double[] sums) {
        if (left == 0) {
            double[] values = new double[GibbsLearner.VALUES];
            evaluator.evaluate(counts, values);
            for (int i = 0; i < values.length; i++) {
                sums[i] += probability * values[i];
            }
            return;
        }
        for (int c = 0; c < pairs.length; c++) {
            counts[c]++;
            addSequences(evaluator, pairs, counts, left - 1, probability * pairs[c], sums);
            counts[c]--;
        }
    }

    /** Planted error: the expectations at one label more. */
    @Test
    void equalTheSumOverAllDataSets() {
        int caught = 0;
        for (int i = 0; i < 200; i++) {
            FiniteModel model = LearnerModels.random(rng, 2, 3);
            TableGibbs learner = TableGibbs.of(
                    ObservedLosses.canonical(model),
                    Pmf.of(LearnerModels.law(rng, model.actions())),
                    LearnerModels.logUniform(rng, -1, 2));
            int labels = 1 + rng.nextInt(5);
            double[] sums = new double[GibbsLearner.VALUES];
            addSequences(learner.evaluator(), model.pairProbabilities(), new long[model.pairs()], labels, 1, sums);
            ExactExpectations exact = ExactExpectations.of(learner, labels);
            assertThat(new double[] {exact.risk(), exact.observableRisk(), exact.empiricalRisk(), exact.kl()})
                    .containsExactly(sums, within(1e-12));
            caught += Math.abs(ExactExpectations.of(learner, labels + 1).risk() - sums[GibbsLearner.RISK]) > 1e-12
                    ? 1
                    : 0;
        }
        assertThat(caught)
                .as("expectations at another number of labels that are found out")
                .isGreaterThan(100);
    }

    @Test
    void quadratureEqualsTheSum() {
        int quadratures = 0;
        for (int i = 0; i < 300; i++) {
            int actions = 2 + rng.nextInt(4);
            double[] losses = new double[2 * actions];
            Arrays.setAll(losses, a -> rng.nextDouble());
            double p = LearnerModels.logUniform(rng, -2, -0.01);
            long m = (long) LearnerModels.logUniform(rng, 4.5, 7);
            double beta = LearnerModels.logUniform(rng, -3, 1) / Math.sqrt(m);
            double[] prior = Pmf.uniform(actions).toArray();
            double[] both = Arrays.copyOf(prior, 2 * actions);
            System.arraycopy(prior, 0, both, actions, actions);
            LossGroups groups = TableGibbs.of(
                            ObservedLosses.of(new double[] {p, 1 - p}, losses, losses, actions), both, beta)
                    .groups();
            PairExpectation chosen = PairExpectation.of(groups, 0, m);
            PairExpectation summed = PairExpectation.bySumming(groups, 0, m);
            quadratures += chosen.missing() != summed.missing() ? 1 : 0;
            assertThat(chosen.risk()).isCloseTo(summed.risk(), within(1e-12));
            assertThat(chosen.loss() / m).isCloseTo(summed.loss() / m, within(1e-12));
            assertThat(chosen.divergence()).isCloseTo(summed.divergence(), within(1e-11));
            assertThat(chosen.information()).isCloseTo(summed.information(), within(1e-11));
            assertThat(chosen.missing()).isBetween(0.0, 1e-14);
        }
        assertThat(quadratures).as("pairs that were not summed").isGreaterThan(100);
    }

    @Test
    void quadratureIsExactForPolynomialsAndSoHasTheMomentsOfTheBinomialLaw() {
        for (int i = 0; i < 100; i++) {
            long m = (long) LearnerModels.logUniform(rng, 2, 12);
            double p = 0.01 + 0.98 * rng.nextDouble();
            BinomialQuadrature quadrature = new BinomialQuadrature(m, p);
            double variance = m * p * (1 - p);
            double[] moments = new double[5];
            for (int k = 0; k < BinomialQuadrature.NODES; k++) {
                double z = (quadrature.node(k) - m * p) / Math.sqrt(variance);
                for (int j = 0; j < 5; j++) {
                    moments[j] += quadrature.weight(k) * StrictMath.pow(z, j);
                }
            }
            double skewness = (1 - 2 * p) / Math.sqrt(variance);
            double kurtosis = 3 + (1 - 6 * p * (1 - p)) / variance;
            // a node is rounded at its own size, mp, while z counts in standard deviations
            double rounding = 1e-11 + 100 * Math.ulp((double) m) / Math.sqrt(variance);
            assertThat(moments).containsExactly(new double[] {1, 0, 1, skewness, kurtosis}, within(rounding));
        }
    }

    @Test
    void manyLabelsAreServedAndTendToTheBayesRisk() {
        for (int i = 0; i < 100; i++) {
            FiniteModel model = LearnerModels.random(rng, 3, 4);
            double beta = LearnerModels.logUniform(rng, -1, 1);
            double before = 1;
            double bayes = bayes(model);
            for (long m = 1; m <= ExactExpectations.MAX_LABELS; m *= 100) {
                ExactExpectations exact = ExactExpectations.of(
                        TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta), m);
                assertThat(exact.remainder()).isBetween(0.0, 1e-11);
                assertThat(exact.risk()).as("decreases to the Bayes risk").isBetween(bayes - 1e-12, before + 1e-12);
                assertThat(exact.empiricalRisk()).isLessThanOrEqualTo(exact.risk() + 1e-12);
                assertThat(exact.kl()).isBetween(0.0, model.pairs() * StrictMath.log(model.actions()) + 1e-12);
                assertThat(exact.informationFactorised()).isBetween(0.0, exact.kl() + 1e-12);
                before = exact.risk();
            }
            assertThat(before).isCloseTo(bayes, within(1e-6));
        }
    }

    private static double bayes(FiniteModel model) {
        double[] losses = model.canonicalLosses();
        double bayes = 0;
        for (int c = 0; c < model.pairs(); c++) {
            double[] row = Arrays.copyOfRange(losses, c * model.actions(), (c + 1) * model.actions());
            bayes += model.pairProbabilities()[c] * Arrays.stream(row).min().getAsDouble();
        }
        return bayes;
    }

    /** {@code kl(E Rhat||E R) <= E KL/m}. Planted error: E KL of the same posterior, divided by 6 m. */
    @Test
    void expectedCeilingHolds() {
        int caught = 0;
        for (int i = 0; i < MODELS; i++) {
            FiniteModel model = RandomModels.next(rng);
            long m = (long) LearnerModels.logUniform(rng, 0, 4);
            double beta = LearnerModels.logUniform(rng, -2, 2);
            ExactExpectations exact = ExactExpectations.of(
                    TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta), m);
            double divergence = divergence(Math.min(1, exact.empiricalRisk()), Math.min(1, exact.risk()));
            assertThat(divergence).isLessThanOrEqualTo(exact.kl() / m + 1e-13);
            double information = Math.max(0, Math.min(exact.informationFactorised(), exact.kl()));
            double empirical = Math.min(1, exact.empiricalRisk());
            assertThat(exact.risk())
                    .isLessThanOrEqualTo(new ExpectedKlCeiling(empirical, exact.kl(), m).value() + 1e-12);
            assertThat(exact.risk())
                    .isLessThanOrEqualTo(new XuRaginskyCeiling(empirical, information, m).value() + 1e-12);
            caught += divergence > exact.kl() / (6 * m) + 1e-13 ? 1 : 0;
        }
        assertThat(caught)
                .as("ceilings of a sixth of the KL that are found out")
                .isGreaterThan(10);
    }

    private static double divergence(double q, double p) {
        return term(q, p) + term(1 - q, 1 - p);
    }

    private static double term(double q, double p) {
        return q <= 0 ? 0 : q * StrictMath.log(q / p);
    }

    @Test
    void refusesWhatIsNoNumberOfLabels() {
        FiniteModel model = LearnerModels.random(rng, 1, 2);
        TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactExpectations.of(learner, 0))
                .withMessage("labels: 0, must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ExactExpectations.of(learner, 2_000_000_000_000L));
    }

    /**
     * Two actions whose losses differ by little more than rounding, told apart by 10^12 labels: against the losses as
     * the given doubles define them, exactly. The remainder covers what their rounding does to the KL, and without it
     * nothing would.
     */
    @Test
    void theRemainderCoversTheRoundingOfLosses() {
        double[] prior = {0.37, 0.63};
        double worst = 0;
        for (double difference : new double[] {1e-9, 3e-10, 1e-10, 1e-11, 1e-12}) {
            for (double base = 0.1; base < 0.8; base += 0.013) {
                double[][] losses = {{base, 0.7 - base / 2}, {base + difference, 0.7 - base / 2 + difference}};
                FiniteModel model = FiniteModel.of(
                        Pmf.uniform(1),
                        Pmf.of(prior),
                        Codebook.identity(1, 2),
                        Cascade.of(Channel.of(new double[][] {{1, 0}, {0, 1}}), Channel.of(new double[][] {{1}, {1}})),
                        Loss.matrix(losses));
                long labels = Math.round(1 / difference);
                ExactExpectations e = ExactExpectations.of(
                        TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 1), labels);
                BigDecimal exact = BigDecimal.ZERO;
                for (int u = 0; u < 2; u++) {
                    exact = exact.add(new BigDecimal(prior[u])
                            .multiply(new BigDecimal(losses[1][u]).subtract(new BigDecimal(losses[0][u]))));
                }
                exact = exact.divide(new BigDecimal(prior[0]).add(new BigDecimal(prior[1])), MathContext.DECIMAL128);
                double x = exact.multiply(BigDecimal.valueOf(labels)).doubleValue();
                double q = 1 / (1 + StrictMath.exp(x));
                double kl = StrictMath.log(2) + q * StrictMath.log(q) + (1 - q) * StrictMath.log1p(-q);
                assertThat(e.kl()).isCloseTo(kl, within(e.remainder() + 1e-12));
                worst = Math.max(worst, Math.abs(e.kl() - kl));
            }
        }
        assertThat(worst).as("the rounding of losses matters").isGreaterThan(1e-6);
    }
}
