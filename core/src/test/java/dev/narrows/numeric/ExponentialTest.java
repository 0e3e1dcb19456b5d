package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stated error against 40 digits, and two million points against StrictMath, itself within one unit. */
class ExponentialTest {
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3L);

    @Test
    void specialValues() {
        assertThat(Exponential.of(0.0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
        assertThat(Exponential.of(Double.NaN)).isNaN();
        assertThat(Exponential.of(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(709.782712893384)).isFinite().isGreaterThan(1.797e308);
        assertThat(Exponential.of(709.7827128933841)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.of(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exponential.of(-745.1332191019412)).isZero();
        assertThat(Exponential.of(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.of(-1e300)).isZero();
        assertThat(Exponential.of(Double.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void withinTheStatedError() {
        double worst = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = (2 * rng.nextDouble() - 1) * (i % 4 == 0 ? 708 : i % 4 == 1 ? 0.01 : 20);
            worst = Math.max(worst, DecimalElementary.errorInUnits(Exponential.of(x), DecimalElementary.exp(x)));
        }
        assertThat(worst).isBetween(0.499, 0.51);
    }

    @Test
    void neighboursOfEveryNodeAndMidpoint() {
        for (int k = -2 * 128 * 10; k <= 2 * 128 * 10; k++) {
            double x = k * (Math.log(2) / 256);
            for (double near : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
                assertThat(Math.abs(Exponential.of(near) - StrictMath.exp(near)))
                        .isLessThanOrEqualTo(Math.ulp(StrictMath.exp(near)));
            }
        }
    }

    @Test
    void belowTheNormalNumbersWithinOneUnit() {
        for (int i = 0; i < 2000; i++) {
            double x = -708 - 38 * rng.nextDouble();
            assertThat(DecimalElementary.errorInUnits(Exponential.of(x), DecimalElementary.exp(x)))
                    .isLessThan(1);
        }
    }

    @Test
    void twoMillionPointsAgainstStrictMath() {
        int differing = 0;
        for (int i = 0; i < 2_000_000; i++) {
            double x = (2 * rng.nextDouble() - 1) * (i % 2 == 0 ? 745 : 30);
            long apart =
                    Math.abs(Double.doubleToLongBits(Exponential.of(x)) - Double.doubleToLongBits(StrictMath.exp(x)));
            assertThat(apart).isLessThanOrEqualTo(1);
            differing += (int) apart;
        }
        assertThat(differing).isBetween(1, 300_000);
    }

    @Test
    void theMeasureOfErrorSeesOneUnit() {
        assertThat(DecimalElementary.errorInUnits(Math.nextUp(Exponential.of(-1.7)), DecimalElementary.exp(-1.7)))
                .isGreaterThan(0.51);
    }

    /** Two roads to the same number: the series to 40 digits, and fdlibm within its one unit. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1, 0.5, -20, 700, -700})
    void theReferenceItselfAgreesWithStrictMath(double x) {
        assertThat(DecimalElementary.errorInUnits(StrictMath.exp(x), DecimalElementary.exp(x)))
                .isLessThan(1);
    }
}
