package dev.narrows.info;

/**
 * Terms of the relative entropy {@code KL(w||q) = sum_y q_y phi(w_y/q_y)}, {@code phi(t) = t log t - t + 1}, in nats.
 *
 * <p>For laws that sum to 1 this equals {@code sum_y w_y log(w_y/q_y)}; but every term is non-negative, so nothing
 * cancels between terms, and near t = 1 phi is summed as a series in d = t - 1, so nothing cancels within one:
 * {@code phi(1+d) = sum_{k>=2} (-d)^k / (k(k-1))}.
 */
final class RelativeEntropy {
    private static final double SERIES_BELOW = 0.02;

    private RelativeEntropy() {}

    /** {@code q phi(w/q)}; q for w = 0, positive infinity for q = 0 < w. */
    static double term(double w, double q) {
        if (w == 0) {
            return q;
        }
        if (q == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double d = (w - q) / q;
        if (Math.abs(d) < SERIES_BELOW) {
            return q * series(d);
        }
        return Math.max(0, w * StrictMath.log(w / q) - (w - q));
    }

    /** phi(1+d) for |d| < 0.02; the first term left out is below 1e-16 of the sum. */
    private static double series(double d) {
        double sum = 1.0 / 110;
        sum = 1.0 / 90 - d * sum;
        sum = 1.0 / 72 - d * sum;
        sum = 1.0 / 56 - d * sum;
        sum = 1.0 / 42 - d * sum;
        sum = 1.0 / 30 - d * sum;
        sum = 1.0 / 20 - d * sum;
        sum = 1.0 / 12 - d * sum;
        sum = 1.0 / 6 - d * sum;
        sum = 1.0 / 2 - d * sum;
        return d * d * sum;
    }
}
