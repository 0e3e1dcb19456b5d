package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import org.junit.jupiter.api.Test;

/** One outer draw with given data sets, each number from its formula. */
class NestedInformationTest {
    private static final double[] LAW = {0.25, 0.75};
    private static final double[] LOSSES = {0, 0.5, 0.75, 0.25};
    private static final double[] PRIOR = {0.5, 0.5, 0.25, 0.75};
    private static final long[][] DATA = {{1, 3}, {4, 0}, {2, 2}, {4, 0}};
    private static final int LABELS = 4;

    private static CountsDraw inOrder(long[][] data) {
        int[] next = {0};
        return counts -> System.arraycopy(data[next[0]++], 0, counts, 0, counts.length);
    }

    private static TableGibbs table(double beta) {
        return TableGibbs.of(ObservedLosses.of(LAW, LOSSES, LOSSES, 2), PRIOR, beta);
    }

    /** {@code E q_c(a)}. */
    private static double meanPosterior(TableGibbs learner, int pair, int action) {
        double mean = 0;
        double[] choose = {1, 4, 6, 4, 1};
        for (int n = 0; n <= LABELS; n++) {
            mean += choose[n]
                    * StrictMath.pow(LAW[pair], n)
                    * StrictMath.pow(1 - LAW[pair], LABELS - n)
                    * learner.posterior(pair, n)[action];
        }
        return mean;
    }

    private static double clamped(double low, double value, double high) {
        return Math.max(low, Math.min(high, value));
    }

    @Test
    void ofTablesIsItsFormula() {
        int clampedLow = 0;
        int clampedUp = 0;
        for (double beta : new double[] {0.5, 2, 6, 30}) {
            TableGibbs learner = table(beta);
            NestedInformation nested = learner.nestedInformation(LABELS);
            double factorised = ExactExpectations.of(learner, LABELS).informationFactorised();
            for (int theta = 0; theta < 4; theta++) {
                int[] action = {theta % 2, theta / 2};
                double likely = 1;
                double[] w = new double[DATA.length];
                double reference = 1;
                double all = 0;
                for (int l = 0; l < DATA.length; l++) {
                    double q =
                            learner.posterior(0, DATA[l][0])[action[0]] * learner.posterior(1, DATA[l][1])[action[1]];
                    w[l] = q;
                    all += q;
                }
                for (int c = 0; c < 2; c++) {
                    reference *= meanPosterior(learner, c, action[c]);
                    likely *= learner.posterior(c, DATA[0][c])[action[c]];
                }
                if (likely < 1e-14) {
                    continue;
                }
                double low = StrictMath.log(w[0] / (all / 4));
                double up = factorised - StrictMath.log(15.0 / 16 * (all - w[0]) / 3 / reference + 1.0 / 16);
                double[] values = new double[2];
                // the group of the lesser loss comes first: actions 0 and 1
                double[] uniform = {0, 0};
                for (int c = 0; c < 2; c++) {
                    int first = c == 0 ? 0 : 1;
                    double share = learner.posterior(c, DATA[0][c])[first];
                    uniform[c] = action[c] == first ? share * (1 - 1e-9) : share;
                }
                int[] next = {0};
                nested.evaluate(inOrder(DATA), () -> uniform[next[0]++], 3, values);
                double raised = low + StrictMath.exp(-low) - 1;
                assertThat(values[NestedInformation.LOW])
                        .isCloseTo(clamped(0, raised, StrictMath.log(4)), within(1e-11));
                assertThat(values[NestedInformation.UP])
                        .isCloseTo(clamped(-4, up, factorised + StrictMath.log(16)), within(1e-11));
                clampedLow += raised > StrictMath.log(4) ? 1 : 0;
                clampedUp += up < -4 ? 1 : 0;
            }
        }
        assertThat(clampedLow).isPositive();
        assertThat(clampedUp).isPositive();
    }

    /** Three groups: the number drawn finds its place among their masses, and beyond them all the last one. */
    @Test
    void theTableIsDrawnFromThePosterior() {
        double[] losses = {0, 0.5, 0.75, 0, 0, 0};
        double[] prior = {0.25, 0.25, 0.5, 0.25, 0.25, 0.5};
        TableGibbs learner = TableGibbs.of(ObservedLosses.of(LAW, losses, losses, 3), prior, 1);
        double[] q = learner.posterior(0, DATA[0][0]);
        double[] number = {q[0] / 2, q[0] + q[1] / 2, 1};
        for (int g = 0; g < 3; g++) {
            double all = 0;
            for (long[] counts : DATA) {
                all += learner.posterior(0, counts[0])[g];
            }
            double low = StrictMath.log(q[g] / (all / 4));
            double u = number[g];
            double[] values = new double[2];
            learner.nestedInformation(LABELS).evaluate(inOrder(DATA), () -> u, 3, values);
            assertThat(values[NestedInformation.LOW]).isCloseTo(low + StrictMath.exp(-low) - 1, within(1e-13));
        }
    }

    @Test
    void ofPoliciesIsItsFormula() {
        int[][] policies = {{0, 0}, {0, 1}, {1, 1}};
        Pmf prior = Pmf.of(0.5, 0.25, 0.25);
        EnumeratedGibbs learner = EnumeratedGibbs.of(ObservedLosses.of(LAW, LOSSES, LOSSES, 2), policies, prior, 2);
        NestedInformation nested = learner.nestedInformation(LABELS);
        double[] values = new double[2];
        // twice: nothing is left of the draw before
        nested.evaluate(inOrder(DATA), () -> Double.NaN, 3, values);
        nested.evaluate(inOrder(DATA), () -> Double.NaN, 3, values);
        double[] first = LearnerModels.posterior(learner, DATA[0]);
        double low = 0;
        double up = 0;
        for (int k = 0; k < 3; k++) {
            double others = 0;
            for (int l = 1; l < 4; l++) {
                others += LearnerModels.posterior(learner, DATA[l])[k];
            }
            low += first[k] * StrictMath.log(first[k] / ((first[k] + others) / 4));
            up += first[k] * StrictMath.log(first[k] / (15.0 / 16 * others / 3 + prior.probability(k) / 16));
        }
        assertThat(values[NestedInformation.LOW]).isCloseTo(low, within(1e-14));
        assertThat(values[NestedInformation.UP]).isCloseTo(up, within(1e-14));
        assertThat(low).isBetween(1e-3, up);
    }

    @Test
    void rangesAreTheirFormulas() {
        ExactExpectations exact = ExactExpectations.of(table(2), LABELS);
        double factorised = exact.informationFactorised() * (1 + 1e-12) + exact.remainder();
        NestedInformation tables = table(2).nestedInformation(LABELS);
        EnumeratedGibbs listed = EnumeratedGibbs.of(
                ObservedLosses.of(LAW, LOSSES, LOSSES, 2),
                new int[][] {{0, 0}, {1, 1}, {0, 1}},
                Pmf.of(0.75, 0.25, 0),
                2);
        NestedInformation policies = listed.nestedInformation(LABELS);
        assertThat(tables.upRange().low()).isEqualTo(-4);
        assertThat(tables.upRange().high()).isCloseTo(factorised + StrictMath.log(16), within(4e-16));
        assertThat(exact.remainder()).isGreaterThan(1e-15);
        assertThat(policies.upRange().low()).isZero();
        assertThat(policies.upRange().high()).isCloseTo(StrictMath.log(64), within(1e-14));
        for (NestedInformation nested : new NestedInformation[] {tables, policies}) {
            assertThat(nested.lowRange(7).low()).isZero();
            assertThat(nested.lowRange(7).high()).isEqualTo(StrictMath.log(8) * (1 + 1e-15));
            assertThat(nested.lowSlack()).isEqualTo(1e-12);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> nested.evaluate(inOrder(DATA), () -> 0, 0, new double[2]))
                    .withMessageStartingWith("inner");
        }
    }
}
