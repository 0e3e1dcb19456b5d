package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.KlCeiling;
import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The ceiling without its log(1/delta), which is the kl ceiling at delta = 1, on one policy with revealed zero-one
 * loss, R = 0.37 and m = 2: it fails whenever no loss is seen, with probability 0.63^2 = 0.3969.
 */
class NegativeControlTest {
    private static final double RISK = 0.37;
    private static final int LABELS = 2;
    /** Targets 1 with probability 0.37 whatever the label; the policy says 0. */
    private static final FiniteModel MODEL = FiniteModel.of(
            Pmf.uniform(1),
            Pmf.of(1 - RISK, RISK),
            Codebook.identity(1, 2),
            Cascade.of(Channel.of(new double[][] {{1}, {1}}), Channel.of(new double[][] {{1}})),
            Loss.zeroOne(2));

    private static final EnumeratedGibbs LEARNER =
            EnumeratedGibbs.of(ObservedLosses.revealed(MODEL), new int[][] {{0}}, Pmf.uniform(1), 20);

    /** Probability over data sets that the risk exceeds the ceiling, by enumeration. */
    private static double failureRate(ToDoubleFunction<double[]> ceiling) {
        Evaluator evaluator = LEARNER.evaluator();
        double[] values = new double[GibbsLearner.VALUES];
        double rate = 0;
        CountVectors vector = new CountVectors(ObservedLosses.revealed(MODEL).probabilities(), LABELS);
        do {
            evaluator.evaluate(vector.counts(), values);
            assertThat(values[GibbsLearner.RISK]).isCloseTo(RISK, within(1e-15));
            assertThat(values[GibbsLearner.KL]).isZero();
            rate += values[GibbsLearner.RISK] > ceiling.applyAsDouble(values) ? vector.probability() : 0;
        } while (vector.next());
        return rate;
    }

    @Test
    void theBrokenCeilingFailsInFortyOfAHundred() {
        assertThat(failureRate(
                        v -> new KlCeiling(v[GibbsLearner.EMPIRICAL_RISK], v[GibbsLearner.KL], LABELS, 1).value()))
                .isCloseTo(0.63 * 0.63, within(1e-14));
    }

    @Test
    void theWholeCeilingHolds() {
        assertThat(failureRate(
                        v -> new KlCeiling(v[GibbsLearner.EMPIRICAL_RISK], v[GibbsLearner.KL], LABELS, 0.05).value()))
                .isZero();
    }
}
