package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The stated error against 40 digits, and two million points against StrictMath, itself within one unit. */
class LogarithmTest {
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(4L);

    @Test
    void specialValues() {
        assertThat(Logarithm.of(1)).isEqualTo(0.0);
        assertThat(Logarithm.of(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Logarithm.of(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Logarithm.of(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Logarithm.of(-1)).isNaN();
        assertThat(Logarithm.of(-Double.MIN_VALUE)).isNaN();
        assertThat(Logarithm.of(Double.NEGATIVE_INFINITY)).isNaN();
        assertThat(Logarithm.of(Double.NaN)).isNaN();
        assertThat(Logarithm.of(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(Logarithm.of(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
    }

    @Test
    void withinTheStatedError() {
        double worst = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = switch (i % 5) {
                case 0 -> Double.longBitsToDouble((rng.nextLong() >>> 1) % Double.doubleToLongBits(Double.MAX_VALUE));
                case 1 -> 0.98 + 0.04 * rng.nextDouble();
                case 2 -> 1 + (rng.nextDouble() - 0.5) * 1e-9;
                default -> 0.6 + rng.nextDouble();
            };
            worst = Math.max(worst, error(x));
        }
        assertThat(worst).isBetween(0.499, 0.54);
    }

    /** The parts of the range of z meet at multiples of 2^-8 below and 2^-7 above 1. */
    @Test
    void neighboursOfEveryNode() {
        for (int i = 0; i < 512; i++) {
            double x = 0.5 + i / 256.0;
            for (double near : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
                assertThat(near == 1 ? 0 : error(near)).as("log %s", near).isLessThan(0.54);
            }
        }
    }

    @Test
    void twoMillionPointsAgainstStrictMath() {
        int differing = 0;
        for (int i = 0; i < 2_000_000; i++) {
            double x = i % 2 == 0
                    ? 2 * rng.nextDouble()
                    : Double.longBitsToDouble((rng.nextLong() >>> 1) % Double.doubleToLongBits(Double.MAX_VALUE));
            long apart =
                    Math.abs(Double.doubleToLongBits(Logarithm.of(x)) - Double.doubleToLongBits(StrictMath.log(x)));
            assertThat(apart).isLessThanOrEqualTo(1);
            differing += (int) apart;
        }
        assertThat(differing).isBetween(1, 300_000);
    }

    @Test
    void theMeasureOfErrorSeesOneUnit() {
        assertThat(DecimalElementary.errorInUnits(Math.nextUp(Logarithm.of(0.3)), DecimalElementary.log(0.3)))
                .isGreaterThan(0.54);
    }

    private static double error(double x) {
        return x == 1 ? 0 : DecimalElementary.errorInUnits(Logarithm.of(x), DecimalElementary.log(x));
    }
}
