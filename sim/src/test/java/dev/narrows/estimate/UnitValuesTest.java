package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitValuesTest {
    @Test
    void areRescaledAndClamped() {
        assertThat(UnitValues.of(new double[] {-2, 1, 2}, -2, 2)).containsExactly(0, 0.75, 1);
        assertThat(UnitValues.of(new double[] {3 - 1e-13, 5 + 1e-13}, 3, 5)).containsExactly(0, 1);
        assertThat(UnitValues.of(new double[] {7}, 7, 7)).containsExactly(0);
        assertThat(UnitValues.reflected(new double[] {0, 0.25, 1})).containsExactly(1, 0.75, 0);
    }

    /** 1e-12 times the largest of 1, |lo|, |hi| outside is rounding, more is refused. */
    @Test
    void howFarOutsideIsRounding() {
        for (double[] range : new double[][] {{0, 0.5}, {-1000, 1}, {-1, 1000}}) {
            double slack = 1e-12 * Math.max(1, Math.max(-range[0], range[1]));
            UnitValues.of(new double[] {range[0] - slack * 0.9, range[1] + slack * 0.9}, range[0], range[1]);
            for (double outside : new double[] {range[0] - slack * 1.3, range[1] + slack * 1.3, Double.NaN}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> UnitValues.of(new double[] {range[0], outside}, range[0], range[1]))
                        .withMessageStartingWith("values[1]: ");
            }
        }
    }

    @Test
    void rangesAreFiniteAndInOrder() {
        UnitValues.checkRange(1, 1);
        for (double[] range : new double[][] {
            {1, 0},
            {Double.NaN, 1},
            {0, Double.NaN},
            {Double.NEGATIVE_INFINITY, 0},
            {0, Double.POSITIVE_INFINITY},
            {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
            {-1e308, 1e308}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UnitValues.checkRange(range[0], range[1]))
                    .withMessageStartingWith("lo, hi: ");
        }
    }

    /** Outward by 2^-50 of the largest of the width and both ends, never out of the range; 0 and 1 are the ends. */
    @Test
    void theWayBackErrsOutward() {
        assertThat(UnitValues.back(0, 1, -3, 5)).isEqualTo(new Interval(-3, 5));
        Interval wide = UnitValues.back(0.25, 0.5, -4, 4);
        assertThat(wide).isEqualTo(new Interval(-2 - 0x1p-47, 0x1p-47));
        Interval far = UnitValues.back(0.25, 0.5, -64, -60);
        assertThat(far).isEqualTo(new Interval(-63 - 0x1p-44, -62 + 0x1p-44));
        Interval high = UnitValues.back(0.25, 0.5, 60, 64);
        assertThat(high).isEqualTo(new Interval(61 - 0x1p-44, 62 + 0x1p-44));
        assertThat(UnitValues.back(0x1p-60, 1 - 0x1p-53, 60, 64)).isEqualTo(new Interval(60, 64));
    }

    /** Products below 16, series from there: {@code log k! - (k log k - k)} and the same at the argument k + 1/2. */
    @Test
    void gammasAreProducts() {
        double factorial = 0;
        double half = StrictMath.log(Math.PI) / 2;
        for (int k = 0; k < 60; k++) {
            double main = k == 0 ? 0 : k * StrictMath.log(k) - k;
            assertThat(HalfGamma.factorial(k)).as("%s!", k).isCloseTo(factorial - main, within(6e-14));
            assertThat(HalfGamma.half(k)).as("Gamma(%s + 1/2)", k).isCloseTo(half - main, within(6e-14));
            factorial += StrictMath.log(k + 1);
            half += StrictMath.log(k + 0.5);
        }
    }
}
