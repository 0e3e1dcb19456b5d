package dev.narrows.model;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Loss {@code l(a,u,s)} in [0, 1] of action a when the target is u in context s, as a table actions x targets
 * (immutable).
 *
 * <p>One table serves all contexts, or one is given a context; all have one shape.
 */
public final class Loss {
    private final int actions;
    private final int targets;
    private final double[][] tables;

    private Loss(int actions, int targets, double[][] tables) {
        this.actions = actions;
        this.targets = targets;
        this.tables = tables;
    }

    /**
     * Zero-one loss {@code 1{a != u}}, actions 0..K-1.
     *
     * @param targets K >= 1
     * @return the loss
     * @throws IllegalArgumentException if {@code targets < 1}
     */
    public static Loss zeroOne(int targets) {
        return threshold(targets, 0);
    }

    /**
     * Absolute loss {@code |a-u|/(K-1)}, actions 0..K-1.
     *
     * @param targets K >= 2
     * @return the loss
     * @throws IllegalArgumentException if {@code targets < 2}
     */
    public static Loss absolute(int targets) {
        return ofDifference(targets, 2, d -> scaled(d, targets));
    }

    /**
     * Squared loss {@code ((a-u)/(K-1))^2}, actions 0..K-1.
     *
     * @param targets K >= 2
     * @return the loss
     * @throws IllegalArgumentException if {@code targets < 2}
     */
    public static Loss squared(int targets) {
        return ofDifference(targets, 2, d -> scaled(d, targets) * scaled(d, targets));
    }

    /**
     * Threshold loss {@code 1{|a-u| > w}}, actions 0..K-1: near enough costs nothing. At {@code w = 0} it is
     * {@link #zeroOne}, from {@code w = K-1} on it is 0.
     *
     * @param targets K >= 1
     * @param width w >= 0, in steps from one target to the next
     * @return the loss
     * @throws IllegalArgumentException if {@code targets < 1} or {@code width < 0}
     */
    public static Loss threshold(int targets, int width) {
        if (width < 0) {
            throw new IllegalArgumentException("width: " + width + ", must be at least 0");
        }
        return ofDifference(targets, 1, d -> d <= width ? 0 : 1);
    }

    /**
     * One table for all contexts.
     *
     * @param table {@code table[a][u]} in [0, 1], at least one action and one target; copied
     * @return the loss
     * @throws IllegalArgumentException if the table is empty, ragged, or holds a value outside [0, 1] or NaN
     */
    public static Loss matrix(double[][] table) {
        return perContext(List.<double[][]>of(table));
    }

    /**
     * One table per context.
     *
     * @param tables {@code tables.get(s)[a][u]} in [0, 1], all of one shape; copied
     * @return the loss
     * @throws IllegalArgumentException if a table is empty, ragged, of another shape than the first, or holds a value
     *     outside [0, 1] or NaN
     */
    public static Loss perContext(List<double[][]> tables) {
        if (tables.isEmpty() || tables.get(0).length == 0 || tables.get(0)[0].length == 0) {
            throw new IllegalArgumentException("loss: is empty, must hold at least one action and one target");
        }
        int actions = tables.get(0).length;
        int targets = tables.get(0)[0].length;
        double[][] flat = new double[tables.size()][];
        for (int s = 0; s < flat.length; s++) {
            flat[s] = flatten(s, tables.get(s), actions, targets);
        }
        return new Loss(actions, targets, flat);
    }

    /**
     * Number of actions.
     *
     * @return rows of each table
     */
    public int actions() {
        return actions;
    }

    /**
     * Number of targets K.
     *
     * @return columns of each table
     */
    public int targets() {
        return targets;
    }

    /**
     * Contexts for which a table is given: 1 when one table serves all.
     *
     * @return number of tables, at least 1
     */
    public int contexts() {
        return tables.length;
    }

    /**
     * One loss.
     *
     * @param a action, 0..actions-1
     * @param u target, 0..K-1
     * @param s context
     * @return {@code l(a,u,s)}, in [0, 1]
     */
    public double value(int a, int u, int s) {
        return tables[tables.length == 1 ? 0 : s][a * targets + u];
    }

    private static double scaled(int distance, int targets) {
        return distance / (double) (targets - 1);
    }

    private static Loss ofDifference(int targets, int least, IntToDoubleFunction loss) {
        if (targets < least) {
            throw new IllegalArgumentException("targets: " + targets + ", must be at least " + least);
        }
        double[][] table = new double[targets][targets];
        for (int a = 0; a < targets; a++) {
            for (int u = 0; u < targets; u++) {
                table[a][u] = loss.applyAsDouble(Math.abs(a - u));
            }
        }
        return matrix(table);
    }

    private static double[] flatten(int s, double[][] table, int actions, int targets) {
        if (table.length != actions) {
            throw new IllegalArgumentException(
                    "loss[" + s + "]: has " + table.length + " actions, must have " + actions + " as loss[0]");
        }
        double[] flat = new double[Math.multiplyExact(actions, targets)];
        for (int a = 0; a < actions; a++) {
            if (table[a].length != targets) {
                throw new IllegalArgumentException(
                        "loss[" + s + "][" + a + "]: has " + table[a].length + " targets, must have " + targets);
            }
            for (int u = 0; u < targets; u++) {
                if (!(table[a][u] >= 0 && table[a][u] <= 1)) {
                    throw new IllegalArgumentException(
                            "loss[" + s + "][" + a + "][" + u + "]: " + table[a][u] + ", must be in [0, 1]");
                }
                flat[a * targets + u] = table[a][u];
            }
        }
        return flat;
    }
}
