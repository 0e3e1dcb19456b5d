package dev.narrows.estimate;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;

/**
 * Anytime-valid test of a failure rate: the likelihood of k failures in n trials under a rate drawn from Beta(1/2,
 * 1/2), against that under the rate p,
 *
 * <pre>
 * log e(p) = log Beta(k + 1/2, n - k + 1/2) - log Beta(1/2, 1/2) - k log p - (n - k) log(1 - p)
 *          = n kl(k/n||p) + half(k) + half(n - k) - factorial(n) - log pi
 *            ({@link HalfGamma}: no large terms cancel)
 * </pre>
 *
 * <p>If the rate is p, e(p) is a martingale in n that starts at 1, so it ever reaches 1/alpha with probability at most
 * alpha (Ville): the number of trials may depend on the failures. A rate is <em>excluded</em> once {@code log e(p) >=
 * log(1/alpha)}; e(p) falls up to p = k/n and rises beyond, so the rates not excluded are an interval. Nats; absolute
 * error of log e about 1e-12 for n up to 10^7. Source: H. Robbins, Statistical methods related to the law of the
 * iterated logarithm, Ann. Math. Statist. 41 (1970); J. Ville 1939.
 *
 * @param failures k, in [0, n]
 * @param trials n, at least 0
 */
public record BetaMixture(long failures, long trials) {
    private static final double OUTWARD = 1e-10;
    private static final long MAX_TRIALS = 1L << 50;

    /**
     * Checks the counts.
     *
     * @param failures k, in [0, n]
     * @param trials n, at least 0
     * @throws IllegalArgumentException unless {@code 0 <= failures <= trials <= 2^50}
     */
    public BetaMixture {
        if (!(failures >= 0 && failures <= trials && trials <= MAX_TRIALS)) {
            throw new IllegalArgumentException(
                    "failures, trials: " + failures + ", " + trials + ", must be in order, from 0 to 2^50");
        }
    }

    /**
     * Evidence against a rate.
     *
     * @param p rate, in [0, 1]
     * @return {@code log e(p)}, nats; infinite where the data are impossible
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public double logEvidence(double p) {
        Arguments.requireFraction("p", p);
        long k = failures;
        long n = trials;
        if (k > 0 && p == 0 || k < n && p == 1) {
            return Double.POSITIVE_INFINITY;
        }
        return term(k, n * p)
                + term(n - k, n * (1 - p))
                + HalfGamma.half(k)
                + HalfGamma.half(n - k)
                - HalfGamma.factorial(n)
                - StrictMath.log(Math.PI);
    }

    /** {@code k log(k/m) - k + m}, at least 0: the two of them sum to n kl. */
    private static double term(double k, double m) {
        if (k == 0) {
            return m;
        }
        double excess = (k - m) / m;
        return Math.max(
                0, k * (excess < 1 ? StrictMath.log1p(excess) : StrictMath.log(k) - StrictMath.log(m)) - (k - m));
    }

    /**
     * Whether the data exclude a rate.
     *
     * @param p rate, in [0, 1]
     * @param alpha probability of ever excluding the true rate, in (0, 1)
     * @return {@code log e(p) >= log(1/alpha)}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public boolean excludes(double p, double alpha) {
        return logEvidence(p) >= threshold(alpha);
    }

    /**
     * The rates that are not excluded, ends moved outward by 1e-10 of the evidence.
     *
     * @param alpha probability of ever missing the true rate, in (0, 1)
     * @return an interval that holds k/n; [0, 1] without trials
     * @throws IllegalArgumentException if alpha is out of range
     */
    public Interval interval(double alpha) {
        double threshold = threshold(alpha) + OUTWARD;
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double rate = (double) failures / trials;
        double low = failures == 0
                ? 0
                : -BisectionRoot.bracket(x -> logEvidence(-x) - threshold, -rate, 0)
                        .high();
        double high = failures == trials
                ? 1
                : BisectionRoot.bracket(p -> logEvidence(p) - threshold, rate, 1)
                        .high();
        return new Interval(low, high);
    }

    private static double threshold(double alpha) {
        Arguments.requireInnerFraction("alpha", alpha);
        return -StrictMath.log(alpha);
    }
}
