package dev.narrows.learner;

import dev.narrows.info.Pmf;

/** Checks of what a posterior is made of; every message names the parameter, the allowed set and the value found. */
final class Arguments {
    private static final double SUM_TOLERANCE = 1e-9;

    private Arguments() {
    }

    static double[] requireLaw(String name, double[] p) {
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            if (!(p[c] >= 0 && p[c] <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException(name + "[" + c + "]: " + p[c] + ", must be in [0, 1]");
            }
            sum += p[c];
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(name + ": sums to " + sum + ", must be 1");
        }
        return p.clone();
    }

    static void requireLosses(String name, double[] losses, int size) {
        requireSize(name, losses.length, size);
        for (int i = 0; i < size; i++) {
            if (!(losses[i] >= 0 && losses[i] <= 1)) {
                throw new IllegalArgumentException(name + "[" + i + "]: " + losses[i] + ", must be in [0, 1]");
            }
        }
    }

    static void requireSize(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + ": has " + found + " entries, must have " + expected);
        }
    }

    static double requireBeta(double beta) {
        if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("beta: " + beta + ", must be finite and at least 0");
        }
        return beta;
    }

    static long requireLabels(long labels) {
        if (labels < 1) {
            throw new IllegalArgumentException("labels: " + labels + ", must be at least 1");
        }
        return labels;
    }

    static int requireInner(int inner) {
        if (inner < 1) {
            throw new IllegalArgumentException("inner: " + inner + ", must be at least 1");
        }
        return inner;
    }

    /** The same law in every cell. */
    static double[] repeated(Pmf law, int cells) {
        double[] row = law.toArray();
        double[] all = new double[Math.multiplyExact(cells, row.length)];
        for (int c = 0; c < cells; c++) {
            System.arraycopy(row, 0, all, c * row.length, row.length);
        }
        return all;
    }
}
