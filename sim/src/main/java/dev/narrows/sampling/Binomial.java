package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws {@code X ~ Bin(n, p)} for 0 <= n <= 10^12 and 0 <= p <= 1/2: by inversion where {@code n p < 10}, by
 * transformed rejection above. Degenerate laws (n = 0, p = 0) are exact and take no random number.
 */
final class Binomial {
    /** From this mean on the hat of the rejection covers the law. */
    static final double REJECTION_MEAN = 10;

    private Binomial() {}

    /**
     * One draw.
     *
     * @param rng advanced
     * @param n trials
     * @param p probability of success, at most 1/2
     * @param logComplement {@code log(1 - p)}
     * @return number of successes, in [0, n]
     */
    static long sample(UniformRandomProvider rng, long n, double p, double logComplement) {
        if (n == 0 || p == 0) {
            return 0;
        }
        return n * p < REJECTION_MEAN
                ? BinomialInversion.sample(rng, n, p, logComplement)
                : BinomialRejection.sample(rng, n, p);
    }
}
