package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GibbsKernelTest {
    private static final double[] LOSSES = {0.1, 0.3, 0.7, 0.2, 0.6, 0.9};

    /** Losses that only their low parts tell apart, and a policy of prior 0 that is better than all. */
    @Test
    void exponentsAreAboveTheLeastInTwiceThePrecision() {
        double[] prior = {0.5, 0.25, 0, 0.25};
        double[] high = {1, 1, 0, 2};
        double[] low = {0x1p-60, -0x1p-60, 0, 0};
        double[] exponent = new double[4];
        GibbsKernel.exponents(prior, high, low, 3, exponent);
        assertThat(exponent).containsExactly(3 * 0x1p-59, 0, Double.POSITIVE_INFINITY, 3 + 3 * 0x1p-60);
        GibbsKernel.exponents(prior, new double[] {1, 1, 0, 1}, new double[] {0x1p-60, 0x1p-59, 0, 0}, 1, exponent);
        assertThat(exponent).containsExactly(0x1p-60, 0x1p-59, Double.POSITIVE_INFINITY, 0);
    }

    /** {@code sum_c N_c lt_c} exactly: the two parts together have twice the digits. */
    @Test
    void lossesOfPoliciesAreSummedInTwiceThePrecision() {
        EnumeratedGibbs learner = EnumeratedGibbs.of(
                ObservedLosses.of(new double[] {0.25, 0.5, 0.25}, LOSSES, LOSSES, 2),
                new int[][] {{0, 1, 0}, {1, 0, 1}},
                Pmf.uniform(2),
                1);
        long[] counts = {999_999_999_989L, 123_456_789_123L, 7_777_777_777L};
        double[] high = new double[2];
        double[] low = new double[2];
        learner.losses(counts, high, low);
        for (int k = 0; k < 2; k++) {
            BigDecimal exact = BigDecimal.ZERO;
            for (int c = 0; c < 3; c++) {
                int action = k == 0 ? c % 2 : 1 - c % 2;
                exact = exact.add(BigDecimal.valueOf(counts[c]).multiply(new BigDecimal(LOSSES[c * 2 + action])));
            }
            assertThat(exact.subtract(new BigDecimal(high[k]))
                            .subtract(new BigDecimal(low[k]))
                            .doubleValue())
                    .isCloseTo(0, within(1e-19));
            assertThat(low[k]).isNotZero();
        }
    }

    /** Two actions whose losses are the same in the end: the prior stays, at 10^12 labels too. */
    @Test
    void revealedLossesThatAreEqualLeaveThePrior() {
        double[] third = {0.25, 0.25, 0.5};
        double[] losses = {0.1, 0.7, 0.7, 0.3, 0.3, 0.1};
        RevealedTableGibbs learner = LearnerModels.revealed(third, losses, new double[] {0.5, 0.5}, 3, 1000);
        long n = 333_333_333_331L;
        double[] q = learner.actionLaws(new long[] {n, n, n})[0];
        BigDecimal excess = new BigDecimal(0.1)
                .add(new BigDecimal(0.7))
                .add(new BigDecimal(0.3))
                .subtract(new BigDecimal(0.7))
                .subtract(new BigDecimal(0.3))
                .subtract(new BigDecimal(0.1));
        assertThat(excess.signum()).isZero();
        assertThat(q[0]).isCloseTo(0.5, within(1e-12));
    }

    /** {@code KL = x^2 Var(l)/2 + O(x^3)}: a small divergence of the revealed learner keeps its digits. */
    @Test
    void aSmallRevealedDivergenceKeepsItsDigits() {
        double x = 1e-7;
        RevealedTableGibbs learner =
                LearnerModels.revealed(new double[] {1}, new double[] {0, 1}, new double[] {0.5, 0.5}, 1, x);
        double[] values = new double[GibbsLearner.VALUES];
        learner.evaluator().evaluate(new long[] {1}, values);
        assertThat(values[GibbsLearner.KL] / (x * x / 8)).isCloseTo(1, within(1e-12));
    }
}
