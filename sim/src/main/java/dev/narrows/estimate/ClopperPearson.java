package dev.narrows.estimate;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Clopper-Pearson limits of a proportion: with k successes in n independent trials and {@code alpha = 1 - confidence},
 *
 * <pre>
 * low  = the alpha/2 quantile of Beta(k, n-k+1),      0 if k = 0
 * high = the 1 - alpha/2 quantile of Beta(k+1, n-k),  1 if k = n
 * </pre>
 *
 * <p>Covers the true proportion with probability at least the confidence, for every proportion, at an n fixed beforehand;
 * not when n depends on the data. Limits are moved outward by 1e-12 relative. The quantiles of the library are only good to
 * 1e-9 absolute, so Newton steps on its distribution function finish them. Source: C. J. Clopper, E. S. Pearson, The use of
 * confidence or fiducial limits, Biometrika 26 (1934) 404-413.
 */
public final class ClopperPearson {
    private static final double OUTWARD = 1e-12;
    private static final int NEWTON_STEPS = 50;

    private ClopperPearson() {
    }

    /**
     * The limits.
     *
     * @param successes k, in [0, n]
     * @param trials n, at least 1
     * @param confidence in (0, 1)
     * @return the interval, inside [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Interval of(long successes, long trials, double confidence) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials: " + trials + ", must be at least 1");
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes: " + successes + ", must be in [0, " + trials + "]");
        }
        Arguments.checkConfidence(confidence);
        double tail = (1 - confidence) / 2;
        return new Interval(low(successes, trials, tail), high(successes, trials, tail));
    }

    private static double low(long k, long n, double tail) {
        if (k == 0) {
            return 0;
        }
        BetaDistribution beta = BetaDistribution.of(k, n - k + 1.0);
        double start = beta.inverseCumulativeProbability(tail);
        return newton(start, beta, x -> beta.cumulativeProbability(x) - tail) * (1 - OUTWARD);
    }

    private static double high(long k, long n, double tail) {
        if (k == n) {
            return 1;
        }
        BetaDistribution beta = BetaDistribution.of(k + 1.0, n - k);
        double start = beta.inverseSurvivalProbability(tail);
        return Math.min(1, newton(start, beta, x -> tail - beta.survivalProbability(x)) * (1 + OUTWARD));
    }

    /** Newton steps with the density as slope, until they no longer move x by 1e-14 of itself; x stays in (0, 1). */
    private static double newton(double start, BetaDistribution beta, DoubleUnaryOperator excess) {
        double x = start;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double slope = beta.density(x);
            double next = x - excess.applyAsDouble(x) / slope;
            if (!(next > 0 && next < 1) || Math.abs(next - x) <= 1e-14 * x) {
                return next > 0 && next < 1 ? next : x;
            }
            x = next;
        }
        return x;
    }
}
