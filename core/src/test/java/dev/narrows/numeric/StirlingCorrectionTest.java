package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class StirlingCorrectionTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716939937510582");

    /** log x by 2 artanh((x-1)/(x+1)) after halving x down to [1, 2). */
    private static BigDecimal log(BigDecimal x) {
        int halvings = 0;
        BigDecimal y = x;
        while (y.compareTo(BigDecimal.valueOf(2)) >= 0) {
            y = y.divide(BigDecimal.valueOf(2), DIGITS);
            halvings++;
        }
        BigDecimal log2 =
                halvings == 0 ? BigDecimal.ZERO : artanhSeries(BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS));
        BigDecimal w = y.subtract(BigDecimal.ONE).divide(y.add(BigDecimal.ONE), DIGITS);
        return artanhSeries(w).add(log2.multiply(BigDecimal.valueOf(halvings)));
    }

    private static BigDecimal artanhSeries(BigDecimal w) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = w;
        for (int odd = 1; odd < 120; odd += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), DIGITS));
            power = power.multiply(w, DIGITS).multiply(w, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    @Test
    void agreesWithFiftyDigitsTo1e15() {
        BigDecimal factorial = BigDecimal.ONE;
        BigDecimal halfLogTwoPi = log(PI.multiply(BigDecimal.valueOf(2))).divide(BigDecimal.valueOf(2), DIGITS);
        for (int k = 1; k <= 400; k++) {
            factorial = factorial.multiply(BigDecimal.valueOf(k), DIGITS);
            BigDecimal stirling = log(BigDecimal.valueOf(k))
                    .multiply(new BigDecimal(k + 0.5))
                    .subtract(BigDecimal.valueOf(k))
                    .add(halfLogTwoPi);
            double exact = log(factorial).subtract(stirling).doubleValue();
            assertThat(StirlingCorrection.of(k)).as("k = %d", k).isEqualTo(exact, within(1e-15));
        }
    }

    @Test
    void bothOrdersOfTheSeriesAgree() {
        for (double k = 16; k < 1e15; k *= 1.3) {
            assertThat(StirlingCorrection.asymptotic(k))
                    .as("k = %s", k)
                    .isEqualTo(StirlingCorrection.of(k), within(4 * Math.ulp(StirlingCorrection.of(k))));
        }
    }

    @Test
    void fallsLikeOneTwelfthOverK() {
        assertThat(StirlingCorrection.of(1e12) * 12e12).isEqualTo(1, within(1e-15));
    }
}
