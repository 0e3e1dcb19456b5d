package dev.narrows.learner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** exp and log to about 70 digits, by the plainest series: the yardstick of the posterior's precision. */
final class DecimalFunctions {
    static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);

    private static final int HALVINGS = 40;

    private DecimalFunctions() {}

    /** {@code e^x = (e^{x/2^40})^(2^40)}. */
    static BigDecimal exp(BigDecimal x) {
        MathContext wide = new MathContext(100, RoundingMode.HALF_EVEN);
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << HALVINGS), wide);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 30 && term.signum() != 0; k++) {
            term = term.multiply(small, wide).divide(BigDecimal.valueOf(k), wide);
            sum = sum.add(term, wide);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, wide);
        }
        return sum.round(DIGITS);
    }

    /** Newton's iteration on {@link #exp}, from the double nearest to the logarithm. */
    static BigDecimal log(BigDecimal x) {
        int digits = x.precision() - x.scale();
        BigDecimal y =
                BigDecimal.valueOf(StrictMath.log(x.movePointLeft(digits).doubleValue()) + digits * StrictMath.log(10));
        for (int i = 0; i < 3; i++) {
            BigDecimal step = x.multiply(exp(y.negate()), DIGITS).subtract(BigDecimal.ONE, DIGITS);
            y = y.add(step.subtract(step.multiply(step, DIGITS).divide(BigDecimal.valueOf(2), DIGITS), DIGITS), DIGITS);
        }
        return y;
    }
}
