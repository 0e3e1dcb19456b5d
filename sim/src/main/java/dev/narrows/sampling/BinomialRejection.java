package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * {@code Bin(n, p)} for {@code p <= 1/2} and {@code n p >= 10} by transformed rejection with squeeze, algorithm BTRS of
 * W. Hormann, The generation of binomial random variates, J. Statist. Comput. Simul. 46 (1993) 101-110, whose names a, b, c,
 * alpha, v_r, u_s are kept.
 *
 * <pre>
 * b = 1.15 + 2.53 sd, a = -0.0873 + 0.0248 b + 0.01 p, c = n p + 1/2, v_r = 0.92 - 4.2/b, alpha = (2.83 + 5.1/b) sd
 * repeat
 *     u uniform on [-1/2, 1/2), v uniform on [0, 1), u_s = 1/2 - |u|
 *     k = floor((2a/u_s + b) u + c)
 *     if u_s >= 0.07 and v <= v_r return k                       squeeze
 *     if 0 <= k <= n and v alpha / (a/u_s^2 + b) <= f(k)/f(mode) return k
 * </pre>
 *
 * <p>Rearrangement: the paper's {@code f(k)/f(mode)} from log-factorials loses all digits near n = 10^12. Here
 *
 * <pre>
 * log f(k) = d(n) - d(k) - d(n-k) - D(k, np) - D(n-k, nq) + log(n/(2 pi k (n-k)))/2,   D(x, y) = x log(x/y) + y - x
 * </pre>
 *
 * <p>with the {@link StirlingCorrection} d and a D free of cancellation, after C. Loader, Fast and accurate computation of
 * binomial probabilities, 2000. Terms that do not depend on k are left out; k = 0 and k = n are the plain powers.
 */
final class BinomialRejection {
    private static final double SQUEEZE = 0.07;

    private BinomialRejection() {
    }

    static long sample(UniformRandomProvider rng, long n, double p) {
        double mean = n * p;
        double sd = Math.sqrt(mean * (1 - p));
        double b = 1.15 + 2.53 * sd;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = mean + 0.5;
        double vr = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * sd;
        double atMode = Double.NaN;
        while (true) {
            double u = rng.nextDouble() - 0.5;
            double v = rng.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (us >= SQUEEZE && v <= vr) {
                return (long) k;
            }
            if (k >= 0 && k <= n) {
                if (Double.isNaN(atMode)) {
                    atMode = logWeight(Math.floor(mean + p), n, p, mean);
                }
                if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= logWeight(k, n, p, mean) - atMode) {
                    return (long) k;
                }
            }
        }
    }

    /** {@code log f(k) - d(n) - log(n/(2 pi))/2}; k, n whole numbers below 2^53, 0 <= k <= n. */
    static double logWeight(double k, double n, double p, double mean) {
        if (k == 0 || k == n) {
            double power = k == 0 ? n * StrictMath.log1p(-p) : n * StrictMath.log(p);
            return power - StirlingCorrection.of(n) - 0.5 * StrictMath.log(n / (2 * StrictMath.PI));
        }
        return -StirlingCorrection.of(k) - StirlingCorrection.of(n - k) - deviance(k, mean) - deviance(n - k, n - mean)
                - 0.5 * StrictMath.log(k * (n - k));
    }

    /**
     * {@code D(x, y) = x log(x/y) + y - x >= 0} for x, y > 0; for near arguments by the series
     * {@code D = (x-y) w + 2 x sum_{j>=1} w^(2j+1)/(2j+1)}, {@code w = (x-y)/(x+y)}.
     */
    static double deviance(double x, double y) {
        double difference = x - y;
        double w = difference / (x + y);
        if (Math.abs(w) >= 0.1) {
            return x * StrictMath.log(x / y) - difference;
        }
        double term = 2 * x * w;
        double sum = difference * w;
        double before;
        int odd = 1;
        do {
            before = sum;
            odd += 2;
            term *= w * w;
            sum += term / odd;
        } while (sum != before);
        return sum;
    }
}
