package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws a law from a Dirichlet law: independent gamma variates, divided by their sum (immutable).
 *
 * <pre>
 * log G(a) = log(d v) for a &gt;= 1,   d = a - 1/3, v = (1 + x/sqrt(9d))^3 &gt; 0, x standard normal,
 *            accepted if log u &lt; x^2/2 + d - d v + d log v, u uniform on (0, 1]
 * log G(a) = log G(a+1) + log(u)/a for a &lt; 1
 * p_i      = exp(log G_i - max log G) / sum
 * </pre>
 *
 * <p>In logarithms, so that small weights do not underflow before they are compared. Normal variates by the polar
 * method. A weight of 0 gives 0. Exact in law up to rounding. Sources: G. Marsaglia, W. W. Tsang, A simple method for
 * generating gamma variables, ACM Trans. Math. Softw. 26 (2000) 363-372; G. Marsaglia, T. A. Bray, A convenient method
 * for generating normal variables, SIAM Rev. 6 (1964) 260-264.
 */
public final class DirichletSampler {
    private final double[] alpha;

    private DirichletSampler(double[] alpha) {
        this.alpha = alpha;
    }

    /**
     * The sampler of these weights.
     *
     * @param alpha finite and at least 0, with a positive sum; copied
     * @return the sampler
     * @throws IllegalArgumentException if the weights are not that
     */
    public static DirichletSampler of(double... alpha) {
        for (int i = 0; i < alpha.length; i++) {
            Arguments.requireFinite("alpha[" + i + "]", alpha[i]);
        }
        Arguments.requirePositive("sum of alpha", Arrays.stream(alpha).sum());
        return new DirichletSampler(alpha.clone());
    }

    /**
     * Draws a law.
     *
     * @param rng source of randomness, advanced
     * @param law overwritten, of as many entries as there are weights
     * @throws IllegalArgumentException if it has another length
     */
    public void sample(UniformRandomProvider rng, double[] law) {
        Arguments.requireSize("law", law.length, alpha.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < law.length; i++) {
            law[i] = alpha[i] > 0 ? logGamma(rng, alpha[i]) : Double.NEGATIVE_INFINITY;
            largest = Math.max(largest, law[i]);
        }
        double sum = 0;
        for (int i = 0; i < law.length; i++) {
            law[i] = Exponential.of(law[i] - largest);
            sum += law[i];
        }
        for (int i = 0; i < law.length; i++) {
            law[i] /= sum;
        }
    }

    /** The logarithm of a gamma variate. */
    private static double logGamma(UniformRandomProvider rng, double a) {
        if (a < 1) {
            return logGamma(rng, a + 1) + Logarithm.of(1 - rng.nextDouble()) / a;
        }
        double d = a - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(rng);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double logV = Logarithm.of(v);
                if (Logarithm.of(1 - rng.nextDouble()) < x * x / 2 + d - d * v + d * logV) {
                    return Logarithm.of(d) + logV;
                }
            }
        }
    }

    private static double normal(UniformRandomProvider rng) {
        while (true) {
            double x = 2 * rng.nextDouble() - 1;
            double y = 2 * rng.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * Logarithm.of(square) / square);
            }
        }
    }
}
