package dev.narrows.channel;

import dev.narrows.channel.DeficiencyProof.Point;
import dev.narrows.info.Channel;
import java.util.Optional;

/**
 * What no T gets below: the dual programme. For weights {@code g(u,y) >= 0} with {@code sum_u max_y g(u,y) <= 1}
 *
 * <pre>
 * delta(W -&gt; V) &gt;= sum_u sum_y g(u,y) V(y|u) - sum_x max_y sum_u g(u,y) W(x|u).
 * </pre>
 *
 * <p>Whatever comes back, negative weights are cut and all are divided by that sum where it is above 1: then they are
 * such weights, and the right side a lower end.
 */
record GarblingLimit(Channel w, Channel v) {
    /** Weights of 0, which prove an end of 0. */
    Point first() {
        return new Point(new double[v.inputs()][v.outputs()], 0);
    }

    /** The weights that an attempt of the solver gives, and their end, rounded down; empty where it gives nothing. */
    Optional<Point> solve(int attempt) {
        return solved(attempt).map(weights -> new Point(weights, value(weights)));
    }

    private int g(int u, int y) {
        return u * v.outputs() + y;
    }

    private int lambda(int u) {
        return v.inputs() * v.outputs() + u;
    }

    /** {@code max_y sum_u g(u,y) W(x|u)}. */
    private int largest(int x) {
        return v.inputs() * v.outputs() + w.inputs() + x;
    }

    private Optional<double[][]> solved(int attempt) {
        int variables = v.inputs() * v.outputs() + w.inputs() + w.outputs();
        Simplex programme = new Simplex(variables, attempt);
        double[] sum = new double[variables];
        for (int u = 0; u < v.inputs(); u++) {
            sum[lambda(u)] = 1;
            for (int y = 0; y < v.outputs(); y++) {
                programme.maximise(g(u, y), v.probability(u, y));
                double[] row = new double[variables];
                row[g(u, y)] = 1;
                row[lambda(u)] = -1;
                programme.atMost(row, 0);
            }
        }
        programme.atMost(sum, 1);
        for (int x = 0; x < w.outputs(); x++) {
            programme.maximise(largest(x), -1);
            for (int y = 0; y < v.outputs(); y++) {
                double[] row = new double[variables];
                row[largest(x)] = -1;
                for (int u = 0; u < w.inputs(); u++) {
                    row[g(u, y)] = w.probability(u, x);
                }
                programme.atMost(row, 0);
            }
        }
        return programme.solution().map(this::repaired);
    }

    private double[][] repaired(double[] point) {
        double[][] weights = new double[v.inputs()][v.outputs()];
        double sum = 0;
        for (int u = 0; u < weights.length; u++) {
            double largest = 0;
            for (int y = 0; y < v.outputs(); y++) {
                double value = point[g(u, y)];
                weights[u][y] = value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
                largest = Math.max(largest, weights[u][y]);
            }
            sum += largest;
        }
        double divisor = Math.max(1, sum) * (1 + Deficiency.slack(w, v));
        for (double[] row : weights) {
            for (int y = 0; y < row.length; y++) {
                row[y] /= divisor;
            }
        }
        return weights;
    }

    private double value(double[][] weights) {
        double value = 0;
        for (int u = 0; u < v.inputs(); u++) {
            for (int y = 0; y < v.outputs(); y++) {
                value += weights[u][y] * v.probability(u, y);
            }
        }
        for (int x = 0; x < w.outputs(); x++) {
            double largest = 0;
            for (int y = 0; y < v.outputs(); y++) {
                double sum = 0;
                for (int u = 0; u < w.inputs(); u++) {
                    sum += weights[u][y] * w.probability(u, x);
                }
                largest = Math.max(largest, sum);
            }
            value -= largest;
        }
        return Math.max(0, value - Deficiency.slack(w, v));
    }
}
