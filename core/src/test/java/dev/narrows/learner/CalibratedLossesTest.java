package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The canonical loss of a channel that is estimated, and what a learner does with it in expectation. */
class CalibratedLossesTest {
    private static final double STRENGTH = 0.8;

    private static FiniteModel random(long seed) {
        return LearnerModels.random(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), 2, 3);
    }

    private static TableGibbs learner(ObservedLosses observed, double beta) {
        return TableGibbs.of(observed, Pmf.uniform(observed.actions()), beta);
    }

    /** The formula once more, from the posterior of the target as a quotient of two sums. */
    private static double loss(FiniteModel model, long[] gold, int s, int y, int a) {
        double above = 0;
        double below = 0;
        for (int u = 0; u < model.targets(); u++) {
            double ofTarget = 0;
            for (int other = 0; other < model.labels(); other++) {
                ofTarget += gold[(s * model.labels() + other) * model.targets() + u];
            }
            double channel = (gold[(s * model.labels() + y) * model.targets() + u] + STRENGTH / model.labels())
                    / (ofTarget + STRENGTH);
            below += model.targetProbability(u, s) * channel;
            above += model.targetProbability(u, s) * channel * model.loss().value(a, u, s);
        }
        return above / below;
    }

    @Test
    void isTheLossOfTheEstimatedChannel() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(61);
        for (int i = 0; i < 50; i++) {
            FiniteModel model = random(i);
            CalibratedLosses losses = CalibratedLosses.of(model, STRENGTH);
            long[] gold = new long[losses.law().length];
            Arrays.setAll(gold, j -> rng.nextInt(5));
            double[] estimated = losses.at(gold).observableLosses();
            for (int c = 0; c < model.pairs(); c++) {
                for (int a = 0; a < model.actions(); a++) {
                    assertThat(estimated[c * model.actions() + a])
                            .isCloseTo(loss(model, gold, c / model.labels(), c % model.labels(), a), within(1e-14));
                }
            }
            assertThat(losses.at(gold).trueLosses()).containsExactly(model.canonicalLosses());
        }
    }

    /** Counts in proportion to their law: the risk is that of who knows the channel to 1e-3, and to less for more. */
    @Test
    void tendsToTheCanonicalLoss() {
        for (int i = 0; i < 20; i++) {
            FiniteModel model = random(100 + i);
            CalibratedLosses losses = CalibratedLosses.of(model, STRENGTH);
            double known = ExactExpectations.of(learner(ObservedLosses.canonical(model), 2), 40)
                    .risk();
            double before = 1;
            for (double n : new double[] {1e4, 1e6, 1e9}) {
                long[] gold = Arrays.stream(losses.law())
                        .mapToLong(p -> StrictMath.round(n * p))
                        .toArray();
                double off = Math.abs(
                        ExactExpectations.of(learner(losses.at(gold), 2), 40).risk() - known);
                assertThat(off).isLessThanOrEqualTo(Math.max(before, 1e-9));
                before = off;
            }
            assertThat(before).isLessThan(1e-6);
        }
    }

    @Test
    void withoutGoldItIsTheLossOfThePrior() {
        FiniteModel model = random(7);
        double[] estimated = CalibratedLosses.of(model, STRENGTH)
                .at(new long[model.pairs() * model.targets()])
                .observableLosses();
        for (int c = 0; c < model.pairs(); c++) {
            int s = c / model.labels();
            for (int a = 0; a < model.actions(); a++) {
                double prior = 0;
                for (int u = 0; u < model.targets(); u++) {
                    prior += model.targetProbability(u, s) * model.loss().value(a, u, s);
                }
                assertThat(estimated[c * model.actions() + a]).isCloseTo(prior, within(1e-14));
            }
        }
    }

    private static FiniteModel small() {
        return FiniteModel.of(
                Pmf.uniform(1),
                Pmf.of(0.4, 0.6),
                Codebook.identity(1, 2),
                Cascade.of(Channel.of(new double[][] {{0.8, 0.2}, {0.3, 0.7}}), Channel.of(new double[][] {
                    {1, 0}, {0, 1}
                })),
                Loss.zeroOne(2));
    }

    /** All 4^3 sequences of gold labels and all 2^4 of labels, one by one. */
    @Test
    void expectationsAreThoseOfAllSequences() {
        FiniteModel model = small();
        CalibratedLosses losses = CalibratedLosses.of(model, STRENGTH);
        double[] law = losses.law();
        double[] pairs = model.pairProbabilities();
        double risk = 0;
        double empirical = 0;
        double kl = 0;
        for (int g = 0; g < 64; g++) {
            long[] gold = new long[4];
            double ofGold = 1;
            for (int i = 0, rest = g; i < 3; i++, rest /= 4) {
                gold[rest % 4]++;
                ofGold *= law[rest % 4];
            }
            Evaluator evaluator = learner(losses.at(gold), 2).evaluator();
            for (int d = 0; d < 16; d++) {
                long[] counts = new long[2];
                double ofLabels = ofGold;
                for (int i = 0, rest = d; i < 4; i++, rest /= 2) {
                    counts[rest % 2]++;
                    ofLabels *= pairs[rest % 2];
                }
                double[] row = new double[GibbsLearner.VALUES];
                evaluator.evaluate(counts, row);
                risk += ofLabels * row[GibbsLearner.RISK];
                empirical += ofLabels * row[GibbsLearner.EMPIRICAL_RISK];
                kl += ofLabels * row[GibbsLearner.KL];
            }
        }
        ExactExpectations exact = expectations(model, 3, 4).orElseThrow();
        assertThat(exact.risk()).isCloseTo(risk, within(1e-12));
        assertThat(exact.empiricalRisk()).isCloseTo(empirical, within(1e-12));
        assertThat(exact.kl()).isCloseTo(kl, within(1e-12));
        assertThat(expectations(model, 2, 4).orElseThrow().risk())
                .as("planted: a gold label fewer")
                .isNotCloseTo(risk, within(1e-3));
    }

    private static Optional<ExactExpectations> expectations(FiniteModel model, long gold, long labels) {
        return CalibratedExpectations.of(
                CalibratedLosses.of(model, STRENGTH), gold, o -> learner(o, 2).expectations(labels, 1), 2_000);
    }

    @Test
    void moreGoldLabelsLowerTheMeanRiskFromThatOfThePriorTowardsThatOfTheChannel() {
        FiniteModel model = small();
        double before = 1;
        for (int n = 0; n <= 16; n++) {
            double risk = expectations(model, n, 30).orElseThrow().risk();
            assertThat(risk).as("%d gold labels", n).isLessThan(before);
            before = risk;
        }
        double known = ExactExpectations.of(learner(ObservedLosses.canonical(model), 2), 30)
                .risk();
        assertThat(before).isGreaterThan(known);
        double prior = expectations(model, 0, 30).orElseThrow().risk();
        assertThat(prior).as("the best guess").isCloseTo(0.4, within(2e-3));
        assertThat(expectations(model, 10_000, 30)).as("too many to enumerate").isEmpty();
    }

    @Test
    void refuses() {
        FiniteModel model = small();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibratedLosses.of(model, 0))
                .withMessageContaining("strength");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibratedLosses.of(model, Double.POSITIVE_INFINITY))
                .withMessageContaining("strength");
        CalibratedLosses losses = CalibratedLosses.of(model, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> losses.at(new long[3]))
                .withMessageContaining("gold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> losses.at(new long[] {1, -1, 0, 0}))
                .withMessageContaining("gold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibratedExpectations.of(losses, -1, o -> Optional.empty(), 1))
                .withMessageContaining("gold");
    }
}
