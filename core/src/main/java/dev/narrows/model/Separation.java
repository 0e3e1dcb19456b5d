package dev.narrows.model;

import java.util.Arrays;

/**
 * The loss-index link of a codebook: per context s
 *
 * <pre>
 * b(s)   = min_a min_j l(a, u_j(s), s)               base loss
 * lam(s) = min_a second-smallest_j l(a, u_j(s), s)   separation
 * </pre>
 *
 * <p>Then {@code l(a,u_j(s),s) >= b(s) + (lam(s)-b(s)) 1{idx(a) != j}} with {@code idx(a) = argmin_j l(a,u_j(s),s)}:
 * every policy is a decoder of J, and {@code R >= sum_s p_s [b(s) + (lam(s)-b(s)) Pe(s)]}. The codebook is
 * <em>separable</em> when {@code min_s lam(s) > 0}; a codeword that is repeated in a context, and whose target some
 * action meets with loss b(s), gives {@code lam(s) = b(s)} there, which is 0 for the usual losses. Exact: computed from
 * the loss table by comparisons alone. Source: Cao, arXiv:2509.15932, separable codebook.
 */
public final class Separation {
    private final double[] base;
    private final double[] separation;

    private Separation(double[] base, double[] separation) {
        this.base = base;
        this.separation = separation;
    }

    /**
     * The separation of a codebook under a loss.
     *
     * @param codebook codewords
     * @param loss losses of every action for every target of the codebook
     * @return b and lam of each context of the codebook
     */
    public static Separation of(Codebook codebook, Loss loss) {
        int contexts = codebook.contexts();
        double[] base = new double[contexts];
        double[] separation = new double[contexts];
        Arrays.fill(base, 1);
        Arrays.fill(separation, 1);
        for (int s = 0; s < contexts; s++) {
            for (int a = 0; a < loss.actions(); a++) {
                double least = Double.POSITIVE_INFINITY;
                double second = Double.POSITIVE_INFINITY;
                for (int j = 0; j < codebook.size(); j++) {
                    double value = loss.value(a, codebook.word(j, s), s);
                    second = Math.min(second, Math.max(least, value));
                    least = Math.min(least, value);
                }
                base[s] = Math.min(base[s], least);
                separation[s] = Math.min(separation[s], second);
            }
        }
        return new Separation(base, separation);
    }

    /**
     * Number of contexts k.
     *
     * @return k >= 1
     */
    public int contexts() {
        return base.length;
    }

    /**
     * Base loss of one context.
     *
     * @param s context
     * @return {@code b(s)}, in [0, lam(s)]
     */
    public double base(int s) {
        return base[s];
    }

    /**
     * Separation of one context.
     *
     * @param s context
     * @return {@code lam(s)}, in [b(s), 1]
     */
    public double at(int s) {
        return separation[s];
    }

    /**
     * Least separation over the contexts.
     *
     * @return {@code lam_min = min_s lam(s)}; the codebook is separable when it is positive
     */
    public double min() {
        return Arrays.stream(separation).min().getAsDouble();
    }
}
