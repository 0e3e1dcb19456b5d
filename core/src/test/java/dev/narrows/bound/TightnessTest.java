package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TightnessTest {
    @Test
    void dividesEachByTheNext() {
        Tightness tightness = Tightness.of(() -> 0.1, 0.2, 0.25, () -> 0.5);
        assertThat(tightness.floorToBayes()).hasValue(0.5);
        assertThat(tightness.bayesToRisk()).hasValue(0.8);
        assertThat(tightness.riskToCeiling()).hasValue(0.5);
    }

    @Test
    void isUndefinedWhereTheBayesRiskIsZero() {
        Tightness tightness = Tightness.of(() -> 0, 0, 0.25, () -> 0.5);
        assertThat(tightness.floorToBayes()).isEmpty();
        assertThat(tightness.bayesToRisk()).isEmpty();
        assertThat(tightness.riskToCeiling()).hasValue(0.5);
        assertThat(Tightness.of(() -> 0, 0, 0, () -> 0).riskToCeiling()).isEmpty();
    }

    @Test
    void refusesNoFraction() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tightness.of(() -> 0, Double.NaN, 0.5, () -> 1));
    }
}
