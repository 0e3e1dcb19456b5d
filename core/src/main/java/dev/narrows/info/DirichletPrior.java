package dev.narrows.info;

import dev.narrows.numeric.Arguments;

/**
 * A prior over the joint law of target and label in each context (immutable): {@code P_s ~ Dirichlet(alpha_s)} over the
 * pairs (u, y), independent of one another, the law of the contexts being known.
 *
 * <pre>
 * E[P_s(u,y) | n] = (alpha_suy + n_suy)/(A_s + N_s),   A_s = sum_uy alpha_suy,   N_s = sum_uy n_suy
 * </pre>
 *
 * <p>after counts n of pairs seen in context s. A pair of weight 0 never occurs. Source: T. S. Ferguson, A Bayesian
 * analysis of some nonparametric problems, Ann. Statist. 1 (1973) 209-230.
 */
public final class DirichletPrior {
    private final double[][][] alpha;
    private final double[] total;

    private DirichletPrior(double[][][] alpha, double[] total) {
        this.alpha = alpha;
        this.total = total;
    }

    /**
     * The prior of a single context.
     *
     * @param alpha {@code alpha[u][y]}, as for {@link #perContext}; copied
     * @return the prior
     * @throws IllegalArgumentException as {@link #perContext}
     */
    public static DirichletPrior of(double[][] alpha) {
        return perContext(new double[][][] {alpha});
    }

    /**
     * A prior for each context.
     *
     * @param alpha {@code alpha[s][u][y]}, pseudo-counts, finite and at least 0, in each context at least one of them
     *     positive; at least one context, target and label, all tables of one shape; copied
     * @return the prior
     * @throws IllegalArgumentException if a table is empty or of another shape, or a weight out of range
     */
    public static DirichletPrior perContext(double[][][] alpha) {
        Arguments.requireSome("alpha", alpha.length, "context");
        double[][][] copy = new double[alpha.length][][];
        double[] total = new double[alpha.length];
        for (int s = 0; s < copy.length; s++) {
            Arguments.requireSize("alpha[" + s + "]", alpha[s].length, "targets", alpha[0].length, " as alpha[0]");
            Arguments.requireSome("alpha[" + s + "]", alpha[s].length, "target");
            copy[s] = new double[alpha[s].length][];
            for (int u = 0; u < copy[s].length; u++) {
                copy[s][u] = row("alpha[" + s + "][" + u + "]", alpha[s][u], alpha[0][0].length);
                for (double weight : copy[s][u]) {
                    total[s] += weight;
                }
            }
            Arguments.requirePositive("sum of alpha[" + s + "]", total[s]);
        }
        return new DirichletPrior(copy, total);
    }

    private static double[] row(String name, double[] row, int labels) {
        Arguments.requireSize(name, row.length, "labels", labels, " as alpha[0][0]");
        Arguments.requireSome(name, row.length, "label");
        for (int y = 0; y < row.length; y++) {
            Arguments.requireFinite(name + "[" + y + "]", row[y]);
        }
        return row.clone();
    }

    /**
     * Number of contexts.
     *
     * @return at least 1
     */
    public int contexts() {
        return alpha.length;
    }

    /**
     * Number of targets K.
     *
     * @return at least 1
     */
    public int targets() {
        return alpha[0].length;
    }

    /**
     * Number of labels.
     *
     * @return at least 1
     */
    public int labels() {
        return alpha[0][0].length;
    }

    /**
     * The weight of a pair.
     *
     * @param s context
     * @param u target
     * @param y label
     * @return {@code alpha_suy}
     */
    public double weight(int s, int u, int y) {
        return alpha[s][u][y];
    }

    /**
     * The weight of all pairs.
     *
     * @param s context
     * @return {@code A_s}, rounded
     */
    public double total(int s) {
        return total[s];
    }

    /**
     * The weights of the targets with one label.
     *
     * @param s context
     * @param y label
     * @return {@code alpha_suy} of u = 0..K-1; a new array
     */
    public double[] column(int s, int y) {
        double[] column = new double[targets()];
        for (int u = 0; u < column.length; u++) {
            column[u] = alpha[s][u][y];
        }
        return column;
    }
}
