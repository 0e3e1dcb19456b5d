package dev.narrows.estimate;

import dev.narrows.numeric.StirlingCorrection;

/**
 * What Stirling's main terms leave of two gamma functions, for whole k >= 0:
 *
 * <pre>
 * factorial(k) = log k! - (k log k - k)                  -> log(2 pi k)/2
 * half(k)      = log Gamma(k + 1/2) - (k log k - k)      -> log(2 pi)/2
 * </pre>
 *
 * <p>with {@code 0 log 0 = 0}. From k = {@value #TABLE} on by their asymptotic series, whose first omitted terms are
 * below 1e-14; below by products. Absolute error below 1e-13. Source: Abramowitz and Stegun 1964, 6.1.40; F. W. J.
 * Olver, Asymptotics and Special Functions, 1974, section 8.4 for the argument k + 1/2.
 */
final class HalfGamma {
    private static final int TABLE = 16;
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
    private static final double[] FACTORIAL = table(1, 0);
    private static final double[] HALF = table(0.5, StrictMath.log(Math.PI) / 2);

    private HalfGamma() {}

    static double factorial(double k) {
        if (k < TABLE) {
            return FACTORIAL[(int) k];
        }
        return HALF_LOG_TWO_PI + StrictMath.log(k) / 2 + StirlingCorrection.asymptotic(k);
    }

    static double half(double k) {
        if (k < TABLE) {
            return HALF[(int) k];
        }
        double kk = k * k;
        return HALF_LOG_TWO_PI
                - (1.0 / 24 - (7.0 / 2880 - (31.0 / 40320 - (127.0 / 215040 - 511.0 / 608256 / kk) / kk) / kk) / kk)
                        / k;
    }

    /** {@code log first + log(first + 1) + ...}, k factors, plus {@code atZero}, less the main terms. */
    private static double[] table(double first, double atZero) {
        double[] values = new double[TABLE];
        double product = 1;
        for (int k = 0; k < TABLE; k++) {
            double main = k == 0 ? 0 : k * StrictMath.log(k) - k;
            values[k] = atZero + StrictMath.log(product) - main;
            product *= first + k;
        }
        return values;
    }
}
