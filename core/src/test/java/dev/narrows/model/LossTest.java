package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Losses of a difference against their definition, entry by entry. */
class LossTest {
    @Test
    void entriesAreThoseOfTheDefinition() {
        for (int targets = 2; targets < 8; targets++) {
            double largest = targets - 1;
            for (int a = 0; a < targets; a++) {
                for (int u = 0; u < targets; u++) {
                    double d = Math.abs(a - u) / largest;
                    assertThat(Loss.zeroOne(targets).value(a, u, 0)).isEqualTo(a == u ? 0 : 1);
                    assertThat(Loss.absolute(targets).value(a, u, 0)).isEqualTo(d);
                    assertThat(Loss.squared(targets).value(a, u, 0)).isEqualTo(d * d);
                    for (int width = 0; width < 9; width++) {
                        assertThat(Loss.threshold(targets, width).value(a, u, 0))
                                .isEqualTo(Math.abs(a - u) <= width ? 0 : 1);
                    }
                }
            }
        }
        assertThat(Loss.zeroOne(1).value(0, 0, 0)).isZero();
        assertThat(Loss.threshold(1, 0).value(0, 0, 0)).isZero();
    }

    @Test
    void refusesTooFewTargetsAndANegativeWidth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.threshold(0, 1))
                .withMessageStartingWith("targets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.threshold(2, -1))
                .withMessageStartingWith("width");
        assertThatIllegalArgumentException().isThrownBy(() -> Loss.absolute(1)).withMessageStartingWith("targets");
    }
}
