package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LogSumExpTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    /** {@code log sum exp(x + t) = t + log sum exp x}, however large t is and wherever the largest term stands. */
    private static void assertShifts(ToDoubleFunction<double[]> logSumExp) {
        for (double shift : new double[] {-1e6, -745, 0, 1, 745, 1e6}) {
            double rounding = 2 * Math.ulp(Math.abs(shift) + 1000);
            assertThat(logSumExp.applyAsDouble(new double[] {shift, shift, shift}) - shift)
                    .isEqualTo(StrictMath.log(3), within(rounding));
            assertThat(logSumExp.applyAsDouble(new double[] {shift, shift + 1000, shift + 1000}) - shift)
                    .isEqualTo(1000 + StrictMath.log(2), within(rounding));
            assertThat(logSumExp.applyAsDouble(new double[] {shift + 1000, shift}) - shift)
                    .isEqualTo(1000, within(rounding));
        }
    }

    private static double sum(double[] x, double shift) {
        return shift
                + StrictMath.log(Arrays.stream(x)
                        .map(exponent -> StrictMath.exp(exponent - shift))
                        .sum());
    }

    @Test
    void aShiftOfAllTermsShiftsTheResult() {
        assertShifts(LogSumExp::of);
    }

    /** Planted: nothing taken out of the sum, the first term taken out, and the smallest. */
    @Test
    void aWrongShiftIsCaught() {
        List<ToDoubleFunction<double[]>> wrong = List.of(
                x -> sum(x, 0),
                x -> sum(x, x[0]),
                x -> sum(x, Arrays.stream(x).min().orElseThrow()));
        for (ToDoubleFunction<double[]> fault : wrong) {
            assertThatThrownBy(() -> assertShifts(fault)).isInstanceOf(AssertionError.class);
        }
        assertShifts(x -> sum(x, Arrays.stream(x).max().orElseThrow()));
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
