package dev.narrows.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exponential and logarithm to 40 digits, from their series alone. */
final class DecimalElementary {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-48");
    private static final int HALVINGS = 20;
    static final BigDecimal LOG2 = logNearOne(new BigDecimal("1.5")).subtract(logNearOne(new BigDecimal("0.75")));

    private DecimalElementary() {}

    /** {@code e^x = (e^(x/2^20))^(2^20)}, |x| < 2^10: the squarings cost 7 digits. */
    static BigDecimal exp(double x) {
        BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.abs().compareTo(NEGLIGIBLE) > 0; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** {@code log x}, x > 0 finite. */
    static BigDecimal log(double x) {
        int exponent = Math.max(Math.getExponent(x), Double.MIN_EXPONENT);
        BigDecimal mantissa = new BigDecimal(x)
                .multiply(exponent < 0 ? new BigDecimal(2).pow(-exponent) : BigDecimal.ONE)
                .divide(exponent > 0 ? new BigDecimal(2).pow(exponent) : BigDecimal.ONE, new MathContext(1200));
        return logNearOne(mantissa).add(LOG2.multiply(BigDecimal.valueOf(exponent)));
    }

    /** {@code 2 artanh((z-1)/(z+1))}. */
    private static BigDecimal logNearOne(BigDecimal z) {
        BigDecimal t = z.subtract(BigDecimal.ONE).divide(z.add(BigDecimal.ONE), DIGITS);
        if (t.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal square = t.multiply(t, DIGITS);
        BigDecimal power = t;
        BigDecimal sum = t;
        for (int k = 3; power.abs().compareTo(t.abs().multiply(NEGLIGIBLE)) > 0; k += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
        }
        return sum.multiply(BigDecimal.valueOf(2), DIGITS);
    }

    /** Distance of a double from the exact value, in units in the last place of the double. */
    static double errorInUnits(double computed, BigDecimal exact) {
        return new BigDecimal(computed)
                .subtract(exact)
                .divide(new BigDecimal(Math.ulp(computed)), DIGITS)
                .abs()
                .doubleValue();
    }
}
