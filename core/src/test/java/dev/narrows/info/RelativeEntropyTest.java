package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeEntropyTest {
    /** {@code sum_{k>=2} (-d)^k/(k(k-1))} to its end, from its least term. */
    private static double phi(double d) {
        double sum = 0;
        for (int k = 40; k >= 2; k--) {
            sum += StrictMath.pow(-d, k) / (k * (k - 1.0));
        }
        return sum;
    }

    /** Up to the place where the logarithm takes over, and a little beyond, where that has lost three digits. */
    @Test
    void termsKeepTheirDigitsNearOne() {
        for (double d : new double[] {1e-9, 1e-4, 0.005, 0.015, 0.0195, 0.01999}) {
            for (double sign : new double[] {1, -1}) {
                double q = 0.5;
                double w = q + sign * d * q;
                double exact = (w - q) / q;
                assertThat(RelativeEntropy.term(w, q) / (q * phi(exact))).isEqualTo(1, within(5e-16));
            }
        }
        assertThat(RelativeEntropy.term(0.5 * 1.021, 0.5) / (0.5 * phi((0.5 * 1.021 - 0.5) / 0.5)))
                .isEqualTo(1, within(1e-11));
    }

    @Test
    void specialValues() {
        assertThat(RelativeEntropy.term(0, 0.25)).isEqualTo(0.25);
        assertThat(RelativeEntropy.term(0, 0)).isZero();
        assertThat(RelativeEntropy.term(0.25, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(RelativeEntropy.term(0.5, 0.25)).isEqualTo(0.5 * StrictMath.log(2) - 0.25, within(1e-16));
    }
}
