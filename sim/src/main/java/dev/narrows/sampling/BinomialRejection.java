package dev.narrows.sampling;

import dev.narrows.numeric.Logarithm;
import dev.narrows.numeric.StirlingCorrection;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * {@code Bin(n, p)} for {@code p <= 1/2} and {@code n p >= 10} by transformed rejection with squeeze, algorithm BTRS of
 * W. Hormann, The generation of binomial random variates, J. Statist. Comput. Simul. 46 (1993) 101-110, whose names a,
 * b, c, alpha, v_r, u_s are kept.
 *
 * <pre>
 * b = 1.15 + 2.53 sd, a = -0.0873 + 0.0248 b + 0.01 p, c = n p + 1/2, v_r = 0.92 - 4.2/b, alpha = (2.83 + 5.1/b) sd
 * repeat
 *     u uniform on [-1/2, 1/2), v uniform on [0, 1), u_s = 1/2 - |u|
 *     k = floor((2a/u_s + b) u + c)
 *     if u_s >= 0.07 and v <= v_r return k                       squeeze, computed as (0.92 - v) b >= 4.2
 *     if 0 <= k <= n and w <= f(k)/f(mode) return k              w = v alpha / (a/u_s^2 + b)
 * </pre>
 *
 * <p>Rearrangement: the paper's {@code f(k)/f(mode)} from log-factorials loses all digits near n = 10^12. Here
 *
 * <pre>
 * log f(k) = d(n) + e(k) + log(n/(2 pi k (n-k)))/2,   e(k) = -d(k) - d(n-k) - D(k, np) - D(n-k, nq)
 * </pre>
 *
 * <p>with the {@link StirlingCorrection} d and a {@code D(x, y) = x log(x/y) + y - x} free of cancellation, after C.
 * Loader, Fast and accurate computation of binomial probabilities, 2000. So the last line is, with one logarithm,
 *
 * <pre>
 * log(w^2 k (n-k) / (mode (n-mode))) <= 2 (e(k) - e(mode))
 * </pre>
 *
 * <p>k = 0 and k = n are the plain powers. Within 20 of the mode {@code f(k)/f(mode)} is the product of its factors
 * {@code (n-i+1) p / (i q)}; beyond, the quick test of V. Kachitvichyanukul and B. W. Schmeiser, Binomial random
 * variate generation, Comm. ACM 31 (1988) 216-222, step 5.2, settles nearly all that is left. Benchmark of the
 * arithmetic: {@code CountsBenchmark}.
 */
final class BinomialRejection {
    private static final double SQUEEZE = 0.07;
    private static final double NEAR = 0.1;
    private static final double PRODUCT = 20;

    private BinomialRejection() {}

    static long sample(UniformRandomProvider rng, long n, double p) {
        double mean = n * p;
        double sd = Math.sqrt(mean * (1 - p));
        double b = 1.15 + 2.53 * sd;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        while (true) {
            double u = rng.nextDouble() - 0.5;
            double v = rng.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + (mean + 0.5));
            if (us >= SQUEEZE && (0.92 - v) * b >= 4.2) {
                return (long) k;
            }
            if (k >= 0 && k <= n) {
                double w = v * (2.83 + 5.1 / b) * sd / (a / (us * us) + b);
                if (accepts(w, k, n, p, mean)) {
                    return (long) k;
                }
            }
        }
    }

    /** {@code w <= f(k)/f(mode)}, 0 <= k <= n. */
    private static boolean accepts(double w, double k, double n, double p, double mean) {
        double mode = Math.floor(mean + p);
        double distance = Math.abs(k - mode);
        if (distance <= PRODUCT) {
            return acceptsByProduct(w, k, mode, n, p);
        }
        double npq = mean * (1 - p);
        if (distance < npq / 2 - 1) {
            double logW = Logarithm.of(w);
            double normal = -distance * distance / (2 * npq);
            if (Math.abs(logW - normal) > slack(distance, npq)) {
                return logW < normal;
            }
        }
        return acceptsExactly(w, k, mode, n, p, mean);
    }

    /** {@code w times the factors below the line <= those above it}, of {@code f(k)/f(mode)}. */
    private static boolean acceptsByProduct(double w, double k, double mode, double n, double p) {
        double odds = p / (1 - p);
        double above = 1;
        double below = 1;
        for (double i = Math.min(k, mode) + 1; i <= Math.max(k, mode); i++) {
            above *= (n - i + 1) * odds;
            below *= i;
        }
        return k > mode ? w * below <= above : w * above <= below;
    }

    /** Bound of {@code |log(f(k)/f(mode)) + distance^2/(2 npq)|} for {@code 15 < distance < npq/2 - 1}. */
    static double slack(double distance, double npq) {
        double ratio = 1 / npq;
        return distance * ratio * (((distance / 3 + 0.625) * distance + 1.0 / 6) * ratio + 0.5);
    }

    private static boolean acceptsExactly(double w, double k, double mode, double n, double p, double mean) {
        if (k == 0 || k == n) {
            return Logarithm.of(w) <= logWeight(k, n, p, mean) - logWeight(mode, n, p, mean);
        }
        double ratio = k * (n - k) / (mode * (n - mode));
        return Logarithm.of(w * w * ratio) <= 2 * (exponent(k, n, mean) - exponent(mode, n, mean));
    }

    /** {@code log f(k) - d(n) - log(n/(2 pi))/2}; k, n whole numbers below 2^53, 0 <= k <= n. */
    static double logWeight(double k, double n, double p, double mean) {
        if (k == 0 || k == n) {
            double power = k == 0 ? n * StrictMath.log1p(-p) : n * StrictMath.log(p);
            return power - StirlingCorrection.of(n) - 0.5 * StrictMath.log(n / (2 * StrictMath.PI));
        }
        return exponent(k, n, mean) - 0.5 * Logarithm.of(k * (n - k));
    }

    /** e(k), 0 < k < n. */
    private static double exponent(double k, double n, double mean) {
        return -StirlingCorrection.of(k) - StirlingCorrection.of(n - k) - deviance(k, mean) - deviance(n - k, n - mean);
    }

    /**
     * {@code D(x, y) = x log(x/y) + y - x >= 0} for x, y > 0; for near arguments by the series {@code D = (x-y) w + 2 x
     * sum_{j>=1} w^(2j+1)/(2j+1)}, {@code w = (x-y)/(x+y)}, whose terms beyond j = 7 are less than 2^-53 of the sum
     * where |w| < 0.1.
     */
    static double deviance(double x, double y) {
        double difference = x - y;
        double w = difference / (x + y);
        if (Math.abs(w) >= NEAR) {
            return x * Logarithm.of(x / y) - difference;
        }
        double z = w * w;
        double zz = z * z;
        double series = 1.0 / 3
                + z * (1.0 / 5)
                + zz * (1.0 / 7 + z * (1.0 / 9))
                + zz * zz * (1.0 / 11 + z * (1.0 / 13) + zz * (1.0 / 15));
        return difference * w + 2 * x * w * z * series;
    }
}
