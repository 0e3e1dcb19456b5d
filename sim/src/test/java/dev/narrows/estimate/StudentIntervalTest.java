package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentIntervalTest {
    private static MeanAccumulator of(double... values) {
        MeanAccumulator accumulator = new MeanAccumulator();
        for (double value : values) {
            accumulator.add(value);
        }
        return accumulator;
    }

    /** With one degree of freedom t is Cauchy: the quantile at 3/4 is 1, and s/sqrt(2) = |x - y|/2. */
    @Test
    void twoValuesAtOneHalfSpanTheInterval() {
        Interval interval = StudentInterval.of(of(0.2, 0.8), 0.5);
        assertThat(interval.low()).isCloseTo(0.2, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.8, within(1e-12));
    }

    /** With two degrees of freedom the quantile at p is (2p - 1) / sqrt(2p(1 - p)); s = 1 for 1, 2, 3. */
    @Test
    void threeValuesByTheClosedFormOfTwoDegrees() {
        double t = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
        Interval interval = StudentInterval.of(of(1, 2, 3), 0.05);
        assertThat(interval.high() - 2).isCloseTo(t / Math.sqrt(3), within(1e-10));
        assertThat(2 - interval.low()).isCloseTo(t / Math.sqrt(3), within(1e-10));
    }

    @Test
    void refusesASingleValue() {
        assertThatThrownBy(() -> StudentInterval.of(of(1), 0.05)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2");
    }
}
