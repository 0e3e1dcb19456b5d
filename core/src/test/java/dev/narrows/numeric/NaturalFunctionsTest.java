package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Against StrictMath, whose own error is below one unit in the last place. */
class NaturalFunctionsTest {
    private static final double BOUND = 0x1p-51;
    private static final double REFERENCE = 0x1p-52;

    private static double logError(double x) {
        double exact = StrictMath.log(x);
        return Math.abs(NaturalLogarithm.of(x) - exact) / Math.max(1, Math.abs(exact));
    }

    @Test
    void logarithmKeepsItsBound() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(40L);
        double worst = 0;
        for (int i = 0; i < 2_000_000; i++) {
            double x = Math.scalb(1 + rng.nextDouble(), rng.nextInt(2045) - 1022);
            worst = Math.max(worst, Math.max(logError(x), logError(0.5 + 1.5 * rng.nextDouble())));
        }
        for (int part = 0; part <= 128; part++) {
            double border = 1 + part / 128.0;
            worst = Math.max(worst, Math.max(logError(border), Math.max(logError(Math.nextDown(border)), logError(Math.nextUp(border)))));
        }
        assertThat(worst).isBetween(REFERENCE / 100, BOUND + REFERENCE);
    }

    @Test
    void exponentialKeepsItsBound() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(41L);
        double worst = 0;
        for (int i = 0; i < 2_000_000; i++) {
            double x = rng.nextDouble(-700, 700) * (i % 2 == 0 ? 1 : 0.01);
            worst = Math.max(worst, Math.abs(NaturalExponential.of(x) / StrictMath.exp(x) - 1));
        }
        assertThat(worst).isBetween(REFERENCE / 100, BOUND + REFERENCE);
    }

    /** exp(-0.1) and log 10 to 20 digits: Abramowitz and Stegun 1964, tables 4.4 and 1.1. */
    @Test
    void knownValues() {
        assertThat(NaturalExponential.of(-0.1)).isEqualTo(0.90483741803595957316, within(BOUND));
        assertThat(NaturalLogarithm.of(10)).isEqualTo(2.3025850929940456840, within(2 * BOUND));
    }

    @Test
    void specialArgumentsAreStrictMaths() {
        for (double x : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            assertThat(Double.compare(NaturalLogarithm.of(x), StrictMath.log(x))).isZero();
        }
        for (double x : new double[] {-700.1, 701, 710, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Double.compare(NaturalExponential.of(x), StrictMath.exp(x))).isZero();
        }
        assertThat(NaturalExponential.of(0)).isEqualTo(1);
        assertThat(NaturalExponential.of(-0.0)).isEqualTo(1);
        assertThat(NaturalExponential.of(-700)).isEqualTo(StrictMath.exp(-700), within(1e-318));
    }

    /** The same bits on every JDK and processor. */
    @Test
    void bitsArePinned() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(42L);
        long hash = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = rng.nextDouble(0, 100);
            hash = 31 * hash + Double.doubleToLongBits(NaturalLogarithm.of(x));
            hash = 31 * hash + Double.doubleToLongBits(NaturalExponential.of(-x));
        }
        assertThat(hash).isEqualTo(-6774380710093914881L);
    }
}
