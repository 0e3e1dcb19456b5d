package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanAccumulatorTest {
    private static MeanAccumulator of(double... values) {
        MeanAccumulator accumulator = new MeanAccumulator();
        for (double value : values) {
            accumulator.add(value);
        }
        return accumulator;
    }

    @Test
    void smallCases() {
        assertThatIllegalStateException().isThrownBy(() -> of().mean());
        assertThat(of().standardDeviation()).isZero();
        assertThat(of(3.5).mean()).isEqualTo(3.5);
        assertThat(of(3.5).standardDeviation()).isZero();
        assertThat(of(1, 2).standardDeviation()).isEqualTo(Math.sqrt(0.5));
        assertThat(of(1, 2, 3, 4).mean()).isEqualTo(2.5);
        assertThat(of(1, 2, 3, 4).standardDeviation()).isEqualTo(Math.sqrt(5.0 / 3), within(1e-15));
        assertThat(of(1, 2, 3, 4).count()).isEqualTo(4);
    }

    @Test
    void equalValuesGiveThemselves() {
        MeanAccumulator accumulator = new MeanAccumulator();
        for (int i = 0; i < 1_000_000; i++) {
            accumulator.add(0.1);
        }
        assertThat(accumulator.mean()).isEqualTo(0.1);
        assertThat(accumulator.standardDeviation()).isZero();
    }

    /** Where the textbook's mean of squares less square of the mean has no digit left. */
    @Test
    void aLargeOffsetCostsNoDigits() {
        MeanAccumulator accumulator = new MeanAccumulator();
        double squares = 0;
        double sum = 0;
        int n = 100_001;
        for (int i = 0; i < n; i++) {
            double x = 1e9 + i % 3;
            accumulator.add(x);
            squares += x * x;
            sum += x;
        }
        double exact = Math.sqrt(2.0 / 3);
        assertThat(accumulator.standardDeviation()).isEqualTo(exact, within(1e-4));
        assertThat(Math.sqrt(Math.abs(squares / n - sum / n * (sum / n)))).isNotCloseTo(exact, within(1e-4));
    }

    @Test
    void intervalsKeepTheirOrder() {
        assertThat(new Interval(-1, 3).width()).isEqualTo(4);
        assertThat(new Interval(1, 1).contains(1)).isTrue();
        assertThat(new Interval(0, 1).contains(Math.nextUp(1))).isFalse();
        assertThat(new Interval(0, 1).contains(Double.NaN)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(1, 0))
                .withMessage("low: 1.0, must be at most high = 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
    }
}
