package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Dirichlet-multinomial law: the counts of n draws over K classes whose shares have a Dirichlet law (immutable),
 *
 * <pre>
 * P(k) = n!/prod_u k_u! prod_u [alpha_u]_(k_u) / [A]_n,   A = sum_u alpha_u,   [x]_i = x (x+1) .. (x+i-1)
 * </pre>
 *
 * <p>enumerated class by class: the first count is {@link BetaBinomial} against all other classes, and so on with what
 * is left. A class of weight 0 has the count 0. There are {@code C(n + K - 1, K - 1)} vectors, K classes of positive
 * weight. Every probability has a relative error of at most {@code 12 K (n + 8) 2^-53} or is below 1e-300 and may be
 * left out. Source: N. L. Johnson, S. Kotz, N. Balakrishnan, Discrete Multivariate Distributions, Wiley 1997, chapter
 * 35, section 13.1.
 */
public final class DirichletMultinomial {
    private final double[] alpha;
    private final int[] positive;
    /** Weight of the classes after each of the positive ones. */
    private final double[] after;

    /** Takes a vector of counts and its probability. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One vector of counts.
         *
         * @param counts one for each class; overwritten later, not to be modified
         * @param probability of the vector, above 0
         */
        void visit(long[] counts, double probability);
    }

    private DirichletMultinomial(double[] alpha, int[] positive, double[] after) {
        this.alpha = alpha;
        this.positive = positive;
        this.after = after;
    }

    /**
     * The law of counts with these weights.
     *
     * @param alpha finite and at least 0, one at least positive; copied
     * @return the law
     * @throws IllegalArgumentException if the weights are not that
     */
    public static DirichletMultinomial of(double... alpha) {
        double[] copy = alpha.clone();
        for (int u = 0; u < copy.length; u++) {
            Arguments.requireFinite("alpha[" + u + "]", copy[u]);
        }
        int[] positive =
                IntStream.range(0, copy.length).filter(u -> copy[u] > 0).toArray();
        Arguments.requireSome("alpha", positive.length, "positive weight");
        double[] after = new double[positive.length];
        for (int i = positive.length - 2; i >= 0; i--) {
            after[i] = after[i + 1] + copy[positive[i + 1]];
        }
        Arguments.requirePositive("sum of alpha", after[0] + copy[positive[0]]);
        return new DirichletMultinomial(copy, positive, after);
    }

    /**
     * Classes that can occur.
     *
     * @return how many weights are positive, at least 1
     */
    public int classes() {
        return positive.length;
    }

    /**
     * Shows every vector of n counts that does not underflow, always in the same order.
     *
     * @param n number of draws, at least 0
     * @param visitor takes the vectors
     * @throws IllegalArgumentException if {@code n < 0}
     */
    public void each(int n, Visitor visitor) {
        Arguments.requireAtLeast("n", n, 0);
        each(0, n, 1, new long[alpha.length], visitor);
    }

    private void each(int i, int left, double probability, long[] counts, Visitor visitor) {
        int u = positive[i];
        if (i == positive.length - 1) {
            counts[u] = left;
            visitor.visit(counts, probability);
            return;
        }
        double[] law = BetaBinomial.law(left, alpha[u], after[i]);
        for (int k = 0; k <= left; k++) {
            double of = probability * law[k];
            if (of > 0) {
                counts[u] = k;
                each(i + 1, left - k, of, counts, visitor);
            }
        }
    }

    @Override
    public String toString() {
        return "DirichletMultinomial" + Arrays.toString(alpha);
    }
}
