package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class HoldOutCeilingTest {
    /** Ceiling of a share of held-out labels that are wrong. */
    interface Formula {
        double value(double risk, long labels, double delta);
    }

    /** The most by which the probability of a failure, exactly, exceeds delta over random risks, labels and deltas. */
    static double worst(Formula ceiling) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(81);
        double worst = 0;
        for (int i = 0; i < Cases.of(5_000); i++) {
            int labels = 1 + random.nextInt(40);
            double risk = random.nextDouble();
            double delta = StrictMath.exp(-6 * random.nextDouble());
            double failures = 0;
            double probability = StrictMath.pow(1 - risk, labels);
            for (int k = 0; k <= labels && probability > 0; k++) {
                failures += risk > ceiling.value((double) k / labels, labels, delta) ? probability : 0;
                probability *= (labels - k) * risk / ((k + 1) * (1 - risk));
            }
            worst = Math.max(worst, failures / delta);
        }
        return worst;
    }

    @Test
    void failsWithProbabilityDeltaAtMost() {
        assertThat(worst((risk, m, delta) -> new HoldOutCeiling(risk, m, delta).value()))
                .isBetween(0.9, 1 + 1e-12);
    }

    @Test
    void theSameCheckCatchesLabelsThatTrainedToo() {
        assertThat(worst((risk, m, delta) -> new HoldOutCeiling(risk, 2 * m, delta).value()))
                .isGreaterThan(1.1);
        assertThat(worst((risk, m, delta) -> new HoldOutCeiling(risk, m, Math.min(1, 1.3 * delta)).value()))
                .isGreaterThan(1.1);
    }

    @Test
    void isItsFormula() {
        double nothingWrong = new HoldOutCeiling(0, 50, 0.05).value();
        assertThat(nothingWrong)
                .isCloseTo(1 - StrictMath.pow(0.05, 1.0 / 50), within(1e-15))
                .isGreaterThanOrEqualTo(1 - StrictMath.pow(0.05, 1.0 / 50));
        assertThat(new HoldOutCeiling(0.2, 50, 0.05).value())
                .isEqualTo(KlInverse.upper(0.2, Outward.up(-StrictMath.log(0.05) / 50)));
        assertThat(new HoldOutCeiling(0.2, 50, 1).value()).isEqualTo(0.2);
        assertThat(HoldOutCeiling.RULE.fromBudget()).isFalse();
        assertThat(KlCeiling.RULE.fromBudget()).isTrue();
    }

    @Test
    void refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoldOutCeiling(1.5, 1, 0.5))
                .withMessageContaining("heldOutRisk");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoldOutCeiling(0.5, 0, 0.5))
                .withMessageContaining("labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoldOutCeiling(0.5, 1, 0))
                .withMessageContaining("delta");
    }
}
