package dev.narrows.sampling;

import dev.narrows.numeric.Exponential;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * {@code Bin(n, p)} by inversion, searching upward from 0; for small means n p.
 *
 * <pre>
 * f = (1-p)^n, u uniform on [0, 1)
 * for x = 0, 1, ...: if u < f return x; u = u - f; f = f (n-x) (p/(1-p)) 1/(x+1)
 * </pre>
 *
 * <p>Exact up to 2^-53 steps of u and the rounding of f. Rounding may leave u above the sum of all f, with probability
 * about 1e-15: beyond {@link #LAST}, where less than 1e-70 of the law remains for means below 10, or beyond n, u is
 * drawn anew.
 */
final class BinomialInversion {
    private static final int LAST = 110;
    /** 1/(x+1): a multiplication instead of a division in every step. Benchmark: {@code CountsBenchmark}. */
    private static final double[] INVERSE = new double[LAST + 1];

    static {
        for (int x = 0; x <= LAST; x++) {
            INVERSE[x] = 1.0 / (x + 1);
        }
    }

    private BinomialInversion() {}

    static long sample(UniformRandomProvider rng, long n, double p, double logComplement) {
        double none = Exponential.of(n * logComplement);
        double odds = p / (1 - p);
        int last = (int) Math.min(n, LAST);
        while (true) {
            double f = none;
            double u = rng.nextDouble();
            double left = n;
            for (int x = 0; x <= last; x++) {
                if (u < f) {
                    return x;
                }
                u -= f;
                f *= left * odds * INVERSE[x];
                left--;
            }
        }
    }
}
