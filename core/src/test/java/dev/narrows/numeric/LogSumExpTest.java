package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogSumExpTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    @Test
    void equalTermsAddTheirLogarithm() {
        for (double shift : new double[] {-1e6, -745, 0, 1, 745, 1e6}) {
            assertThat(LogSumExp.of(new double[] {shift, shift, shift}) - shift)
                    .isEqualTo(StrictMath.log(3), within(2 * Math.ulp(Math.abs(shift) + 1)));
        }
        // the sum without the shift is the fault this catches
        assertThat(StrictMath.log(3 * StrictMath.exp(1e6)) - 1e6).isNotCloseTo(StrictMath.log(3), within(1e-9));
    }

    @Test
    void degenerateTerms() {
        assertThat(LogSumExp.of(new double[0])).isEqualTo(NOTHING);
        assertThat(LogSumExp.of(new double[] {NOTHING, NOTHING})).isEqualTo(NOTHING);
        assertThat(LogSumExp.of(new double[] {NOTHING, 2})).isEqualTo(2);
        assertThat(LogSumExp.of(new double[] {1, Double.POSITIVE_INFINITY})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(LogSumExp.of(new double[] {1, Double.NaN})).isNaN();
    }
}
