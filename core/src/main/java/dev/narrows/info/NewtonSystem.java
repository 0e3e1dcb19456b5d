package dev.narrows.info;

import java.util.Arrays;

/**
 * The equations {@code (diag(1/theta) + V^T V) x = b} of an interior-point step, solved by an LDL^T factorisation of
 * the smaller of two matrices (mutable scratch, unshared):
 *
 * <pre>
 * n <= m:  A = diag(1/theta) + V^T V                 (n x n)
 * n >  m:  B = I + V diag(theta) V^T                 (m x m),   x = theta b - theta V^T B^-1 V theta b
 * </pre>
 *
 * <p>A pivot that rounding has eaten (duplicated rows make V^T V singular) is replaced by an infinite one, which leaves
 * its coordinate where it is: the step is then not Newton's, but still a step, and the caller's bracket judges it.
 */
final class NewtonSystem {
    private static final double PIVOT_TOLERANCE = 1e-15;

    private final int n;
    private final int m;
    private final boolean direct;
    private final double[] a;
    private final double[] diagonal;
    private final double[] scaled;
    private final double[] theta;
    private double[] v;

    NewtonSystem(int n, int m) {
        this.n = n;
        this.m = m;
        this.direct = n <= m;
        int order = order();
        this.a = new double[Math.multiplyExact(order, order)];
        this.diagonal = new double[order];
        this.scaled = new double[n];
        this.theta = new double[n];
    }

    private int order() {
        return direct ? n : m;
    }

    /** Factors the matrix for these {@code scale} (theta, copied) and {@code factor} (V, m x n, kept, not modified). */
    void factor(double[] scale, double[] factor) {
        System.arraycopy(scale, 0, theta, 0, n);
        v = factor;
        Arrays.fill(a, 0);
        if (direct) {
            fillDirect();
        } else {
            fillDual();
        }
        decompose();
    }

    /** Upper triangle of A, by rank-one updates: contiguous inner loops. */
    private void fillDirect() {
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 1 / theta[i];
        }
        for (int y = 0; y < m; y++) {
            int row = y * n;
            for (int i = 0; i < n; i++) {
                double left = v[row + i];
                if (left != 0) {
                    int target = i * n;
                    for (int j = i; j < n; j++) {
                        a[target + j] += left * v[row + j];
                    }
                }
            }
        }
    }

    /** Upper triangle of B. */
    private void fillDual() {
        for (int y = 0; y < m; y++) {
            for (int i = 0; i < n; i++) {
                scaled[i] = v[y * n + i] * theta[i];
            }
            for (int z = y; z < m; z++) {
                double sum = z == y ? 1 : 0;
                for (int i = 0; i < n; i++) {
                    sum += scaled[i] * v[z * n + i];
                }
                a[y * m + z] = sum;
            }
        }
    }

    /** A = L D L^T in place: D on the diagonal, D L^T above it. */
    private void decompose() {
        int order = order();
        for (int k = 0; k < order; k++) {
            diagonal[k] = a[k * order + k];
        }
        for (int k = 0; k < order; k++) {
            if (!(a[k * order + k] > PIVOT_TOLERANCE * diagonal[k])) {
                a[k * order + k] = Double.POSITIVE_INFINITY;
            }
            double pivot = a[k * order + k];
            for (int i = k + 1; i < order; i++) {
                double multiplier = a[k * order + i] / pivot;
                if (multiplier != 0) {
                    for (int j = i; j < order; j++) {
                        a[i * order + j] -= multiplier * a[k * order + j];
                    }
                }
            }
        }
    }

    /** Solves for {@code b} (length n, overwritten by the solution). */
    void solve(double[] b) {
        if (direct) {
            substitute(b);
            return;
        }
        double[] inner = new double[m];
        for (int y = 0; y < m; y++) {
            for (int i = 0; i < n; i++) {
                inner[y] += v[y * n + i] * theta[i] * b[i];
            }
        }
        substitute(inner);
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int y = 0; y < m; y++) {
                sum -= v[y * n + i] * inner[y];
            }
            b[i] = theta[i] * sum;
        }
    }

    private void substitute(double[] b) {
        int order = order();
        for (int k = 0; k < order; k++) {
            double multiplier = b[k] / a[k * order + k];
            for (int i = k + 1; i < order; i++) {
                b[i] -= multiplier * a[k * order + i];
            }
        }
        for (int k = order - 1; k >= 0; k--) {
            double sum = b[k];
            for (int i = k + 1; i < order; i++) {
                sum -= a[k * order + i] * b[i];
            }
            b[k] = sum / a[k * order + k];
        }
    }
}
