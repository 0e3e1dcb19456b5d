package dev.narrows.channel;

import dev.narrows.channel.DeficiencyProof.Point;
import dev.narrows.info.Channel;
import java.util.Arrays;
import java.util.Optional;

/**
 * A channel T that makes labels like those of V out of labels of W: the primal programme, of the mass that is covered,
 *
 * <pre>
 * max c   with   c &lt;= sum_y c(u,y),   c(u,y) &lt;= V(y|u),
 *                c(u,y) &lt;= sum_x W(x|u) T(x,y),   sum_y T(x,y) &lt;= 1,
 * </pre>
 *
 * <p>all at least 0: {@code delta = 1 - c}, since mass that T leaves over only helps wherever it is put. Whatever comes
 * back, its negative entries are cut and its rows filled up to laws: then it is a T, and its largest distance an upper
 * end. A constant T and, of equally many labels, the identity need no solver.
 */
record Garbling(Channel w, Channel v) {
    /** A T that needs no solver, and its distance, rounded up, at most 1. */
    Point first() {
        Point constant = point(constant());
        Point best = w.outputs() == v.outputs() ? point(identity(w.outputs())) : constant;
        return constant.end() < best.end() ? constant : best;
    }

    /** What an attempt of the solver gives, and its distance, rounded up; empty where it gives nothing. */
    Optional<Point> solve(int attempt) {
        return solved(attempt).map(this::point);
    }

    private Point point(double[][] t) {
        return new Point(t, distance(t));
    }

    private static double[][] identity(int n) {
        double[][] t = new double[n][n];
        for (int x = 0; x < n; x++) {
            t[x][x] = 1;
        }
        return t;
    }

    /** The mean row of V, whatever the label. */
    private double[][] constant() {
        double[] mean = new double[v.outputs()];
        for (int u = 0; u < v.inputs(); u++) {
            for (int y = 0; y < mean.length; y++) {
                mean[y] += v.probability(u, y) / v.inputs();
            }
        }
        double[][] t = new double[w.outputs()][];
        Arrays.fill(t, mean);
        return t;
    }

    /** {@code max_u TV(W T(.|u), V(.|u))}, rounded up. */
    private double distance(double[][] t) {
        double largest = 0;
        for (int u = 0; u < w.inputs(); u++) {
            double distance = 0;
            for (int y = 0; y < v.outputs(); y++) {
                double made = 0;
                for (int x = 0; x < w.outputs(); x++) {
                    made += w.probability(u, x) * t[x][y];
                }
                distance += Math.max(0, made - v.probability(u, y));
            }
            largest = Math.max(largest, distance);
        }
        return Math.min(1, largest + Deficiency.slack(w, v));
    }

    private int t(int x, int y) {
        return x * v.outputs() + y;
    }

    private int c(int u, int y) {
        return (w.outputs() + u) * v.outputs() + y;
    }

    private Optional<double[][]> solved(int attempt) {
        int last = (w.outputs() + w.inputs()) * v.outputs();
        Simplex programme = new Simplex(last + 1, attempt);
        programme.maximise(last, 1);
        for (int u = 0; u < w.inputs(); u++) {
            double[] covered = new double[last + 1];
            covered[last] = 1;
            for (int y = 0; y < v.outputs(); y++) {
                covered[c(u, y)] = -1;
                double[] above = new double[last + 1];
                above[c(u, y)] = 1;
                programme.atMost(above, v.probability(u, y));
                double[] made = new double[last + 1];
                made[c(u, y)] = 1;
                for (int x = 0; x < w.outputs(); x++) {
                    made[t(x, y)] = -w.probability(u, x);
                }
                programme.atMost(made, 0);
            }
            programme.atMost(covered, 0);
        }
        for (int x = 0; x < w.outputs(); x++) {
            double[] row = new double[last + 1];
            Arrays.fill(row, t(x, 0), t(x, 0) + v.outputs(), 1);
            programme.atMost(row, 1);
        }
        return programme.solution().map(this::repaired);
    }

    /** Rows that are laws, whatever was there. */
    private double[][] repaired(double[] point) {
        double[][] t = new double[w.outputs()][v.outputs()];
        for (int x = 0; x < t.length; x++) {
            double sum = 0;
            for (int y = 0; y < v.outputs(); y++) {
                double value = point[t(x, y)];
                t[x][y] = value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
                sum += t[x][y];
            }
            double left = Math.max(0, 1 - sum) / v.outputs();
            for (int y = 0; y < v.outputs(); y++) {
                t[x][y] = (t[x][y] + left) / Math.max(1, sum);
            }
        }
        return t;
    }
}
