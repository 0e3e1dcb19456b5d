package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.bound.LearningFloor;
import dev.narrows.info.DirichletPrior;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import org.junit.jupiter.api.Test;

/** Exact expectations over laws and data sets against every sequence of pairs. */
class DirichletExpectationsTest {
    private static final double[][] ALPHA = {{1, 0.5, 0}, {0.25, 1.5, 0}, {2, 1, 0}};
    private static final DirichletPrior PRIOR = DirichletPrior.of(ALPHA);
    private static final Loss LOSS = Loss.matrix(new double[][] {{0, 0.5, 1}, {0.75, 0, 0.25}});
    private static final long MOST = 1_000_000;

    /** Risk, empirical risk and KL by brute force. */
    private static double[] all(PairLearner learner, int labels) {
        double[] sums = new double[3];
        add(learner, labels, labels, new long[3][3], 1, sums);
        return sums;
    }

    private static void add(
            PairLearner learner, int labels, int left, long[][] seen, double probability, double[] sums) {
        double total = 6.25 + (labels - left);
        if (left > 0) {
            for (int pair = 0; pair < 9; pair++) {
                double next = (ALPHA[pair / 3][pair % 3] + seen[pair % 3][pair / 3]) / total;
                seen[pair % 3][pair / 3]++;
                add(learner, labels, left - 1, seen, probability * next, sums);
                seen[pair % 3][pair / 3]--;
            }
            return;
        }
        for (int y = 0; y < 3; y++) {
            double[] q = new double[2];
            sums[2] += probability * learner.act(y, seen[y], q);
            for (int u = 0; u < 3; u++) {
                double loss = q[0] * LOSS.value(0, u, 0) + q[1] * LOSS.value(1, u, 0);
                sums[0] += probability * (ALPHA[u][y] + seen[y][u]) / total * loss;
                sums[1] += probability * seen[y][u] / labels * loss;
            }
        }
    }

    private static void assertThatTheyAre(PairLearner learner) {
        for (int labels = 1; labels <= 4; labels++) {
            ExactExpectations found =
                    DirichletExpectations.of(PRIOR, LOSS, learner, labels, MOST).orElseThrow();
            double[] expected = all(learner, labels);
            assertThat(found.risk()).isCloseTo(expected[0], offset(1e-13)).isEqualTo(found.observableRisk());
            assertThat(found.empiricalRisk()).isCloseTo(expected[1], offset(1e-13));
            assertThat(found.kl()).isCloseTo(expected[2], offset(1e-13));
            assertThat(found.labelInformation()).isInfinite();
            assertThat(found.informationLargestPair()).isZero();
        }
    }

    @Test
    void ofGibbsPosteriorsAreThoseOfAllDataSets() {
        assertThatTheyAre(PairLearner.gibbs(LOSS, 0));
        assertThatTheyAre(PairLearner.gibbs(LOSS, 0.5));
        assertThatTheyAre(PairLearner.gibbs(LOSS, 20));
    }

    @Test
    void ofTheBayesLearnerAreThoseOfAllDataSets() {
        assertThatTheyAre(PairLearner.bayes(PRIOR, LOSS));
    }

    /** The Bayes learner meets the floor in m, others lie above it: by more than rounding where they differ. */
    @Test
    void theFloorIsTheRiskOfTheBayesLearnerAndOfNoOther() {
        for (int labels : new int[] {1, 2, 5, 20, 60}) {
            double floor = LearningFloor.of(Pmf.uniform(1), PRIOR, LOSS, labels).value();
            assertThat(risk(PairLearner.bayes(PRIOR, LOSS), labels))
                    .isGreaterThanOrEqualTo(floor)
                    .isCloseTo(floor, offset(1e-11));
            for (double beta : new double[] {0, 1, 20}) {
                assertThat(risk(PairLearner.gibbs(LOSS, beta), labels)).isGreaterThan(floor + 1e-5);
            }
            // planted: a Bayes learner of another prior is no Bayes learner
            DirichletPrior other = DirichletPrior.of(new double[][] {{3, 0.5, 0}, {0.25, 0.25, 0}, {0.5, 3, 0}});
            assertThat(risk(PairLearner.bayes(other, LOSS), labels)).isGreaterThan(floor + 1e-5);
        }
    }

    private static double risk(PairLearner learner, int labels) {
        return DirichletExpectations.of(PRIOR, LOSS, learner, labels, MOST)
                .orElseThrow()
                .risk();
    }

    @Test
    void refusesWhatDoesNotFitAndLeavesOutWhatIsTooMuch() {
        PairLearner learner = PairLearner.gibbs(LOSS, 1);
        assertThat(DirichletExpectations.of(PRIOR, LOSS, learner, 1_000, MOST)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletExpectations.of(PRIOR, LOSS, learner, 0, MOST))
                .withMessage("labels: 0, must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletExpectations.of(PRIOR, Loss.zeroOne(2), learner, 1, MOST))
                .withMessage("loss: has 2 targets, must have 3 as the prior");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairLearner.gibbs(LOSS, -1))
                .withMessage("beta: -1.0, must be finite and at least 0");
    }
}
