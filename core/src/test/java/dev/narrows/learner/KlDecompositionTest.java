package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * {@code E KL = I(theta;D) + KL(Qbar||P)} of the whole policy, the brackets of I(theta;D), and what is wrong pair by
 * pair.
 */
class KlDecompositionTest {
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(59);

    @Test
    void identityHoldsAndTheTermsOfSinglePairsBracketTheInformation() {
        int pairwiseDiffers = 0;
        int lowerMatters = 0;
        for (int i = 0; i < 200; i++) {
            FiniteModel model = LearnerModels.random(rng, 2, 3);
            TableGibbs learner = TableGibbs.of(
                    ObservedLosses.canonical(model),
                    Pmf.uniform(model.actions()),
                    LearnerModels.logUniform(rng, -1, 1.5));
            int labels = 1 + rng.nextInt(6);
            KlDecomposition found = KlDecomposition.of(learner, labels);
            ExactExpectations exact = ExactExpectations.of(learner, labels);
            assertThat(found.information() + found.marginalDivergence()).isCloseTo(found.expectedKl(), within(1e-11));
            assertThat(found.expectedKl()).isCloseTo(exact.kl(), within(1e-11));
            assertThat(found.risk()).isCloseTo(exact.risk(), within(1e-12));
            assertThat(found.empiricalRisk()).isCloseTo(exact.empiricalRisk(), within(1e-12));
            double factorised = exact.informationFactorised();
            double lower = Math.max(
                    0,
                    Math.max(
                            exact.informationLargestPair(),
                            factorised - totalCorrelation(model.pairProbabilities(), labels)));
            assertThat(found.information()).isBetween(lower - 1e-11, Math.min(factorised, found.expectedKl()) + 1e-11);
            pairwiseDiffers += Math.abs(factorised - found.information()) > 1e-6 ? 1 : 0;
            lowerMatters += lower > 1e-6 ? 1 : 0;
        }
        assertThat(pairwiseDiffers)
                .as("wrong, pair by pair: the sum of I_c is not I(theta;D)")
                .isGreaterThan(50);
        assertThat(lowerMatters).isGreaterThan(50);
    }

    /** {@code sum_c H(N_c) - H(N)} by the definition. */
    private static double totalCorrelation(double[] pairs, int labels) {
        double[][] marginal = new double[pairs.length][labels + 1];
        double joint = 0;
        CountVectors vector = new CountVectors(pairs, labels);
        do {
            double probability = vector.probability();
            joint -= probability * StrictMath.log(probability);
            for (int c = 0; c < pairs.length; c++) {
                marginal[c][(int) vector.counts()[c]] += probability;
            }
        } while (vector.next());
        double sum = 0;
        for (double[] law : marginal) {
            sum -= Arrays.stream(law)
                    .filter(p -> p > 0)
                    .map(p -> p * StrictMath.log(p))
                    .sum();
        }
        return sum - joint;
    }

    @Test
    void tableAndListOfAllTablesAgree() {
        for (int i = 0; i < 50; i++) {
            FiniteModel model = LearnerModels.random(rng, 1, 3);
            double beta = LearnerModels.logUniform(rng, -1, 1.5);
            int[][] all = GibbsPosteriorTest.allTables(model);
            KlDecomposition listed = KlDecomposition.of(
                    EnumeratedGibbs.of(ObservedLosses.canonical(model), all, Pmf.uniform(all.length), beta), 5);
            KlDecomposition table = KlDecomposition.of(
                    TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta), 5);
            assertThat(listed.expectedKl()).isCloseTo(table.expectedKl(), within(1e-11));
            assertThat(listed.information()).isCloseTo(table.information(), within(1e-11));
            assertThat(listed.marginalDivergence()).isCloseTo(table.marginalDivergence(), within(1e-11));
        }
    }

    @Test
    void identityHoldsForAnyListOfPolicies() {
        for (int i = 0; i < 100; i++) {
            FiniteModel model = LearnerModels.random(rng, 2, 3);
            int[][] policies = new int[1 + rng.nextInt(6)][model.pairs()];
            for (int[] policy : policies) {
                Arrays.setAll(policy, c -> rng.nextInt(model.actions()));
            }
            Pmf prior = Pmf.of(LearnerModels.law(rng, policies.length));
            KlDecomposition found = KlDecomposition.of(
                    EnumeratedGibbs.of(
                            ObservedLosses.canonical(model), policies, prior, LearnerModels.logUniform(rng, -1, 2)),
                    4);
            assertThat(found.information() + found.marginalDivergence()).isCloseTo(found.expectedKl(), within(1e-11));
            assertThat(found.information()).isBetween(0.0, found.expectedKl() + 1e-11);
        }
    }

    @Test
    void goesThroughAsManyCountVectorsAsItSaysWithProbabilityOne() {
        for (int pairs = 1; pairs <= 5; pairs++) {
            for (int labels = 1; labels <= 7; labels++) {
                CountVectors vector = new CountVectors(Pmf.uniform(pairs).toArray(), labels);
                long vectors = 0;
                double total = 0;
                do {
                    assertThat(Arrays.stream(vector.counts()).sum()).isEqualTo(labels);
                    total += vector.probability();
                    vectors++;
                } while (vector.next());
                assertThat(KlDecomposition.countVectors(pairs, labels)).isEqualTo(vectors);
                assertThat(total).isCloseTo(1, within(1e-12));
            }
        }
        assertThat(KlDecomposition.countVectors(21, 1000))
                .isEqualTo(new BigInteger("506361081139239362675760942888618746446251"));
    }

    @Test
    void refusesWhatIsTooMuch() {
        double[] pairs = Pmf.uniform(4).toArray();
        double[] losses = {0, 1, 0, 1, 0, 1, 0, 1};
        double[] prior = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        TableGibbs learner = TableGibbs.of(ObservedLosses.of(pairs, losses, losses, 2), prior, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlDecomposition.of(learner, 1000))
                .withMessage("labels: 1000 over 4 pairs give 167668501 count vectors, labels and these must be at most "
                        + "2000000");
        TableGibbs wide = TableGibbs.of(
                ObservedLosses.of(Pmf.uniform(20).toArray(), repeat(losses, 5), repeat(losses, 5), 2),
                repeat(prior, 5),
                1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlDecomposition.of(wide, 4))
                .withMessage(
                        "labels: 4 over 20 pairs give 8855 count vectors and there are 1048576 policies, the product "
                                + "must be at most 100000000");
    }

    private static double[] repeat(double[] row, int times) {
        double[] all = new double[row.length * times];
        Arrays.setAll(all, i -> row[i % row.length]);
        return all;
    }
}
