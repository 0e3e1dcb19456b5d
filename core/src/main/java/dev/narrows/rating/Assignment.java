package dev.narrows.rating;

import java.util.Arrays;

/**
 * The permutation p that maximises {@code sum_i gain[i][p(i)]}, exactly: shortest augmenting paths with potentials,
 * {@code O(n^3)}. Where none is better than the identity by more than rounding ({@code 1e-9} of the sum of the
 * entries), the identity. Source: Kuhn, Naval Res. Logist. Quart. 2 (1955) 83; Jonker and Volgenant, Computing 38
 * (1987) 325.
 */
final class Assignment {
    private static final double ROUNDING = 1e-9;

    private final double[][] gain;
    private final int n;
    /** Potentials of rows and columns; place 0 of columns, and rows from 1, are those of the search. */
    private final double[] rowPotential;

    private final double[] columnPotential;
    private final int[] rowOf;

    private Assignment(double[][] gain) {
        this.gain = gain;
        this.n = gain.length;
        this.rowPotential = new double[n + 1];
        this.columnPotential = new double[n + 1];
        this.rowOf = new int[n + 1];
    }

    /** The column of each row; {@code gain} is square, finite, at least 0, and not modified. */
    static int[] best(double[][] gain) {
        Assignment search = new Assignment(gain);
        for (int row = 1; row <= search.n; row++) {
            search.assign(row);
        }
        int[] best = new int[search.n];
        for (int column = 1; column <= search.n; column++) {
            best[search.rowOf[column] - 1] = column - 1;
        }
        return search.better(best);
    }

    private int[] better(int[] best) {
        int[] identity = new int[n];
        Arrays.setAll(identity, i -> i);
        double sum = 0;
        for (double[] row : gain) {
            sum += Arrays.stream(row).sum();
        }
        return total(best) > total(identity) + ROUNDING * sum ? best : identity;
    }

    private double total(int[] columns) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += gain[i][columns[i]];
        }
        return total;
    }

    /** Gives the row a column, moving those before it along the shortest path to a free column. */
    private void assign(int row) {
        double[] least = new double[n + 1];
        int[] from = new int[n + 1];
        boolean[] used = new boolean[n + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        while (rowOf[column] != 0) {
            used[column] = true;
            column = nearest(column, least, from, used);
        }
        while (column != 0) {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }

    /** The unused column with the least reduced cost, to which the potentials are moved. */
    private int nearest(int column, double[] least, int[] from, boolean[] used) {
        int row = rowOf[column];
        int next = 0;
        for (int j = 1; j <= n; j++) {
            if (!used[j]) {
                double cost = -gain[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
                if (cost < least[j]) {
                    least[j] = cost;
                    from[j] = column;
                }
                next = next == 0 || least[j] < least[next] ? j : next;
            }
        }
        double delta = least[next];
        for (int j = 0; j <= n; j++) {
            if (used[j]) {
                rowPotential[rowOf[j]] += delta;
                columnPotential[j] -= delta;
            } else {
                least[j] -= delta;
            }
        }
        return next;
    }
}
