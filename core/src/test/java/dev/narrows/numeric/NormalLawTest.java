package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalLawTest {
    private static final double PERCENT = 1e-12;

    /** Python, mpmath with 60 digits: erfc(-z/sqrt(2))/2. */
    @ParameterizedTest
    @CsvSource({
        "-37, 5.7255712225245768227e-300",
        "-10, 7.619853024160526066e-24",
        "-3, 0.0013498980316300945267",
        "-1.96, 0.024997895148220436213",
        "-1, 0.15865525393145705141",
        "-0.5, 0.30853753872598689636",
        "0.1, 0.53982783727702898367",
        "1, 0.84134474606854294859",
        "2.5, 0.99379033467422386483"
    })
    void isTheDistributionFunction(double z, double probability) {
        assertThat(NormalLaw.cdf(z)).isCloseTo(probability, withinPercentage(PERCENT));
    }

    /** As above: (erf(b/sqrt(2)) - erf(a/sqrt(2)))/2. */
    @ParameterizedTest
    @CsvSource({
        "5, 5.5, 2.6766200941330619229e-7",
        "-5.5, -5, 2.6766200941330619229e-7",
        "-0.5, 2, 0.66871232932583389644",
        "0.5, 2, 0.28578740677780768916",
        "-2, -0.5, 0.28578740677780768916"
    })
    void intervalsKeepTheirDigitsInBothTails(double a, double b, double probability) {
        assertThat(NormalLaw.between(a, b)).isCloseTo(probability, withinPercentage(PERCENT));
    }

    @Test
    void endsAndMiddle() {
        assertThat(NormalLaw.cdf(0)).isEqualTo(0.5);
        assertThat(NormalLaw.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(NormalLaw.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(NormalLaw.cdf(-1e200)).isZero();
        assertThat(NormalLaw.cdf(Double.NaN)).isNaN();
        assertThat(NormalLaw.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo(1);
        assertThat(NormalLaw.between(3, 3)).isZero();
        assertThatThrownBy(() -> NormalLaw.between(1, 0)).hasMessageStartingWith("b: 0.0");
        assertThatThrownBy(() -> NormalLaw.between(Double.NaN, 0)).hasMessageStartingWith("b: 0.0");
    }

    @Test
    void growsAcrossTheSeamOfSeriesAndFraction() {
        for (double seam : new double[] {-2, 2}) {
            double before = NormalLaw.cdf(seam - 1e-6);
            for (int i = -999; i <= 1000; i++) {
                double next = NormalLaw.cdf(seam + i * 1e-9);
                assertThat(next).isGreaterThanOrEqualTo(before);
                before = next;
            }
        }
    }
}
