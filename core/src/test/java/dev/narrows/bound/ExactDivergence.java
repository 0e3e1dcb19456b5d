package dev.narrows.bound;

import java.math.BigDecimal;
import java.math.MathContext;

/** kl(q||p) of two doubles to some 50 digits, from the series of the logarithm. */
final class ExactDivergence {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LOG_TWO = nearOne(TWO);

    private ExactDivergence() {}

    static BigDecimal of(double q, double p) {
        BigDecimal exactQ = new BigDecimal(q);
        BigDecimal exactP = new BigDecimal(p);
        return term(exactQ, exactP).add(term(BigDecimal.ONE.subtract(exactQ), BigDecimal.ONE.subtract(exactP)));
    }

    private static BigDecimal term(BigDecimal q, BigDecimal p) {
        return q.signum() == 0 ? BigDecimal.ZERO : q.multiply(log(q.divide(p, DIGITS)), DIGITS);
    }

    static BigDecimal log(BigDecimal x) {
        BigDecimal mantissa = x;
        int twos = 0;
        while (mantissa.compareTo(BigDecimal.valueOf(1.5)) > 0) {
            mantissa = mantissa.divide(TWO, DIGITS);
            twos++;
        }
        while (mantissa.compareTo(BigDecimal.valueOf(0.75)) < 0) {
            mantissa = mantissa.multiply(TWO, DIGITS);
            twos--;
        }
        return nearOne(mantissa).add(twos == 0 ? BigDecimal.ZERO : LOG_TWO.multiply(BigDecimal.valueOf(twos)));
    }

    /** log x = 2 artanh((x-1)/(x+1)). */
    private static BigDecimal nearOne(BigDecimal x) {
        BigDecimal y = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = y.multiply(y, DIGITS);
        BigDecimal power = y;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.signum() != 0 && k < 400; k += 2) {
            BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term);
            if (term.abs().compareTo(y.abs().movePointLeft(70)) < 0) {
                break;
            }
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(TWO);
    }
}
