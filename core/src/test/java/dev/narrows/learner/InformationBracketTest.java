package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.numeric.Bracket;
import org.junit.jupiter.api.Test;

/** Each end from its formula, moved outward by 1e-12 of itself. */
class InformationBracketTest {
    private static final double OUTWARD = 1e-12;
    private static final double[] HALF = {0.5, 0.5};
    private static final double[] LOSSES = {0, 1, 1, 0};

    private static ExactExpectations expectations(double kl, double factorised, double largest) {
        return new ExactExpectations(0, 0, 0, kl, factorised, largest, 0, 0x1p-10);
    }

    /** Two pairs of one label share one bit: TC = log 2, from above by 2e-10. */
    @Test
    void ofTables() {
        TableGibbs learner =
                TableGibbs.of(ObservedLosses.of(HALF, LOSSES, LOSSES, 2), new double[] {0.5, 0.5, 0.5, 0.5}, 1);
        double correlation = TotalCorrelation.upper(HALF, 1);
        Bracket correlated = InformationBracket.of(learner, 1, expectations(1.5, 2, 0.25));
        assertThat(correlated.low()).isCloseTo((2 - correlation) * (1 - OUTWARD) - 0x1p-10, within(1e-14));
        assertThat(correlated.high()).isCloseTo(1.5 * (1 + OUTWARD) + 0x1p-10, within(1e-14));
        Bracket single = InformationBracket.of(learner, 1, expectations(3, 2, 1.75));
        assertThat(single.low()).isCloseTo(1.75 * (1 - OUTWARD) - 0x1p-10, within(1e-14));
        assertThat(single.high()).isCloseTo(2 * (1 + OUTWARD) + 0x1p-10, within(1e-14));
        assertThat(InformationBracket.of(learner, 1, expectations(3, 0.5, 0)).low())
                .isZero();
    }

    @Test
    void ofRho() {
        Bracket rho = InformationBracket.rho(new Bracket(5, 6), 3, 0.5);
        assertThat(rho.low()).isCloseTo(5 - 1.5 * (1 + OUTWARD), within(1e-14));
        assertThat(rho.high()).isEqualTo(6);
        assertThat(InformationBracket.rho(new Bracket(5, 6), 11, 0.5).low()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InformationBracket.rho(new Bracket(5, 6), 3, -0.5))
                .withMessageStartingWith("channelUpper");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InformationBracket.rho(new Bracket(5, 6), 0, 0.5))
                .withMessageStartingWith("labels");
    }
}
