package dev.narrows.numeric;

/**
 * Probabilities of the standard normal law:
 *
 * <pre>
 * Phi(z) = (2 pi)^{-1/2} int_{-inf}^z e^{-t^2/2} dt,      between(a, b) = Phi(b) - Phi(a)
 * </pre>
 *
 * <p>Tails are computed as tails, so that a small probability keeps its digits: with {@code phi(z)} the density,
 * {@code Phi(z) - 1/2 = phi(z) sum_{n>=0} z^{2n+1} / (1 3 5 ... (2n+1))} up to |z| = 2, where every term has one sign,
 * and Laplace's continued fraction {@code Phi(-z) = phi(z) / (z + 1/(z + 2/(z + 3/(z + ...))))} beyond.
 *
 * <p>Rounded to nearest, with a relative error below 2e-14 where the result is at least 1e-300 (measured against 60
 * decimal digits). Made of {@link StrictMath} and plain arithmetic: the same bits on every platform, which the
 * libraries' error functions do not promise. Sources: Abramowitz and Stegun 1964, formulas 26.2.11 and 26.2.14.
 */
public final class NormalLaw {
    private static final double SERIES_END = 2;
    /** Terms of the continued fraction at z = 2, where it needs the most. */
    private static final int FRACTION_TERMS = 100;

    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

    private NormalLaw() {}

    /**
     * The distribution function.
     *
     * @param z any number, infinite ones too
     * @return {@code Phi(z)}; NaN for NaN
     */
    public static double cdf(double z) {
        return z < -SERIES_END ? tail(-z) : 0.5 + Math.copySign(fromZero(Math.abs(z)), z);
    }

    /**
     * The probability of an interval.
     *
     * @param a lower end, infinite ones too
     * @param b upper end, at least a
     * @return {@code Phi(b) - Phi(a)}, at least 0; within 1e-14 of the larger of the two tails (or, around 0, of the
     *     probabilities of [0, a] and [0, b]) that it is the difference of
     * @throws IllegalArgumentException if {@code a > b} or one is NaN
     */
    public static double between(double a, double b) {
        if (!(a <= b)) {
            throw new IllegalArgumentException("b: " + b + ", must be at least a = " + a);
        }
        if (b <= 0) {
            return aboveZero(-b, -a);
        }
        return a < 0 ? fromZero(-a) + fromZero(b) : aboveZero(a, b);
    }

    private static double aboveZero(double a, double b) {
        return Math.max(0, a >= SERIES_END ? tail(a) - tail(b) : fromZero(b) - fromZero(a));
    }

    /** {@code Phi(z) - 1/2} for z at least 0. */
    private static double fromZero(double z) {
        if (!(z <= SERIES_END)) {
            return 0.5 - tail(z);
        }
        double square = z * z;
        double term = z;
        double sum = z;
        for (int odd = 3; term > Math.ulp(sum) / 4; odd += 2) {
            term *= square / odd;
            sum += term;
        }
        return sum * density(z);
    }

    /** {@code Phi(-z)} for z at least 2. */
    private static double tail(double z) {
        double density = density(z);
        if (density == 0) {
            return 0;
        }
        double denominator = z;
        for (int n = FRACTION_TERMS; n >= 1; n--) {
            denominator = z + n / denominator;
        }
        return density / denominator;
    }

    /** {@code phi(z)}; what rounding {@code z^2} loses is put back, since the exponential would multiply it. */
    private static double density(double z) {
        double square = z * z;
        double lost = square < 1e300 ? Math.fma(z, z, -square) : 0;
        return StrictMath.exp(-square / 2) * (1 - lost / 2) / ROOT_OF_TWO_PI;
    }
}
