package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossGroupsTest {
    /** Actions of equal loss are one group; one of prior 0, here the best, is in none. */
    @Test
    void actionsOfEqualLossAreOneGroup() {
        double[] observable = {0.5, 0.25, 0.5, 0, 0.75, 0.5, 0.5, 0};
        double[] trueLoss = {0.1, 0.2, 0.3, 0, 0.4, 0.5, 0.6, 0};
        double[] prior = {0.25, 0.5, 0.25, 0, 0.5, 0.125, 0.375, 0};
        LossGroups groups =
                new LossGroups(ObservedLosses.of(new double[] {0.5, 0.5}, trueLoss, observable, 4), prior, 2);
        assertThat(groups.start).containsExactly(0, 2, 4);
        assertThat(groups.groupOf).containsExactly(1, 0, 1, -1, 3, 2, 2, -1);
        assertThat(groups.rate).containsExactly(0, 0.5, 0, 0.5);
        assertThat(groups.mass).containsExactly(0.5, 0.5, 0.5, 0.5);
        assertThat(groups.trueLoss).containsExactly(new double[] {0.2, 0.2, 0.575, 0.4}, within(1e-15));
        assertThat(groups.shareOfGroup).containsExactly(0.5, 1, 0.5, 0, 1, 0.25, 0.75, 0);
        TableGibbs learner =
                TableGibbs.of(ObservedLosses.of(new double[] {0.5, 0.5}, trueLoss, observable, 4), prior, 2);
        double better = 1 / (1 + StrictMath.exp(-3 * 0.5));
        assertThat(learner.posterior(1, 3))
                .containsExactly(new double[] {1 - better, better / 4, better * 3 / 4, 0}, within(1e-15));
    }

    private static double dead(double[] trueLoss, double[] observable, double[] prior) {
        return new LossGroups(ObservedLosses.of(new double[] {1}, trueLoss, observable, prior.length), prior, 1)
                .deadExponent[0];
    }

    /** {@code 46 + log((1-mass)/mass max(1, greatest loss/loss))}, not below 46 nor above 745.2. */
    @Test
    void theDeadExponentIsItsFormula() {
        double[] rare = {0.125, 0.25, 0.625};
        double[] observable = {0.125, 0.5, 0.75};
        double odds = StrictMath.log(0.875 / 0.125);
        assertThat(dead(new double[] {0.5, 0.5, 0.25}, observable, rare))
                .isCloseTo(46 + odds + StrictMath.log(6), within(1e-13));
        assertThat(dead(new double[] {0.01, 0.5, 0.25}, observable, rare))
                .isCloseTo(46 + odds + StrictMath.log(50), within(1e-13));
        assertThat(dead(new double[] {0.5, 0.25, 0.25}, new double[] {0.5, 0.5625, 0.625}, rare))
                .isCloseTo(46 + odds + StrictMath.log(1.25), within(1e-13));
        assertThat(dead(new double[] {0.5, 0.25, 0}, new double[] {0.5, 0.53125, 0.5625}, new double[] {
                    0.75, 0.125, 0.125
                }))
                .isEqualTo(46);
        assertThat(dead(new double[] {0, 0.5, 0.5}, new double[] {0.25, 0.5, 0.5}, rare))
                .isEqualTo(745.2);
        assertThat(dead(new double[] {0, 0, 0}, new double[] {0, 0, 0}, rare)).isEqualTo(46);
    }
}
