package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;

/**
 * The beta-binomial law: how many of n draws fall into a class whose share has the law Beta(a, b),
 *
 * <pre>
 * P(k) = C(n,k) B(a+k, b+n-k)/B(a,b),   P(k+1)/P(k) = (n-k)/(k+1) (a+k)/(b+n-k-1),   k = 0..n
 * </pre>
 *
 * <p>a, b &gt;= 0, not both 0: at a = 0 all mass is at 0, at b = 0 at n. Computed by the ratios from the mean outward
 * and divided by the sum: all terms are positive, so that each probability has a relative error of at most {@code 12 (n
 * + 8) 2^-53} or is below 1e-300 and may be 0. Source: N. L. Johnson, A. W. Kemp, S. Kotz, Univariate Discrete
 * Distributions, 3rd ed., Wiley 2005, section 6.2.2 (negative hypergeometric).
 */
public final class BetaBinomial {
    private BetaBinomial() {}

    /**
     * The probabilities.
     *
     * @param n number of draws, at least 0
     * @param a weight of the class, finite and at least 0
     * @param b weight of the rest, finite and at least 0
     * @return {@code P(k)} at k = 0..n; a new array
     * @throws IllegalArgumentException if an argument is out of range, or both weights are 0
     */
    public static double[] law(int n, double a, double b) {
        Arguments.requireAtLeast("n", n, 0);
        Arguments.requireFinite("a", a);
        Arguments.requireFinite("b", b);
        Arguments.requirePositive("a + b", a + b);
        double[] law = new double[n + 1];
        if (a == 0 || b == 0) {
            law[a == 0 ? 0 : n] = 1;
            return law;
        }
        int mean = (int) Math.min(n, n * (a / (a + b)));
        law[mean] = 1;
        for (int k = mean; k < n; k++) {
            law[k + 1] = law[k] * ((n - k) * (a + k) / ((k + 1) * (b + (n - k - 1))));
        }
        for (int k = mean; k > 0; k--) {
            law[k - 1] = law[k] * (k * (b + (n - k)) / ((n - k + 1) * (a + (k - 1))));
        }
        double sum = CompensatedSum.of(law);
        for (int k = 0; k <= n; k++) {
            law[k] /= sum;
        }
        return law;
    }
}
