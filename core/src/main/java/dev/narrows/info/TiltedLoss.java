package dev.narrows.info;

import java.util.Arrays;

/**
 * The dual of rate-distortion at one slope t, as a concave function of the law r of the action (mutable scratch,
 * unshared):
 *
 * <pre>
 * f(r) = sum_u p_u log Z_u,   Z_u = sum_a r_a K_ua,   K_ua = exp(-t l_ua),   c_a = df/dr_a = sum_u p_u K_ua / Z_u
 * min over r of -f(r) = F(t),     F(t) &gt;= -f(r) - log max_a c_a     for any r
 * </pre>
 *
 * <p>Rows of l have least entry 0 (shifted), so every Z_u stays above the mass r gives to a best action. What matters
 * for small t is {@code K - 1} and {@code c - 1}, both of order t: they are computed as such, so that the error of F is
 * relative to t and {@code F(t)/t} keeps its digits.
 */
final class TiltedLoss implements ConcaveObjective {
    private final double[] p;
    private final double[][] loss;
    private final int actions;
    private final double[] k;
    private final double[] kMinusOne;
    private final double[] zMinusOne;
    private final double[] z;

    /**
     * The dual at slope {@code t} for targets of positive probability p and shifted losses {@code loss[u][a]} (kept).
     */
    TiltedLoss(double[] p, double[][] loss, double t) {
        this.p = p;
        this.loss = loss;
        this.actions = loss[0].length;
        this.k = new double[p.length * actions];
        this.kMinusOne = new double[k.length];
        this.zMinusOne = new double[p.length];
        this.z = new double[p.length];
        for (int u = 0; u < p.length; u++) {
            for (int a = 0; a < actions; a++) {
                tilt(u, a, t);
            }
        }
    }

    /** A loss like the one before it, as nearly all are at zero-one loss, is not tilted again. */
    private void tilt(int u, int a, double t) {
        int i = u * actions + a;
        boolean asBefore = a > 0 && loss[u][a] == loss[u][a - 1];
        kMinusOne[i] = asBefore ? kMinusOne[i - 1] : StrictMath.expm1(-t * loss[u][a]);
        k[i] = asBefore ? k[i - 1] : StrictMath.exp(-t * loss[u][a]);
    }

    @Override
    public int size() {
        return actions;
    }

    @Override
    public int rank() {
        return p.length;
    }

    @Override
    public void evaluate(double[] r, double[] gradient, double[] factor) {
        Arrays.fill(gradient, 0);
        for (int u = 0; u < p.length; u++) {
            int row = u * actions;
            normalisers(r, u);
            double weight = Math.sqrt(p[u]);
            for (int a = 0; a < actions; a++) {
                double excess =
                        zMinusOne[u] > -0.5 ? (kMinusOne[row + a] - zMinusOne[u]) / z[u] : (k[row + a] - z[u]) / z[u];
                factor[row + a] = weight * excess;
                gradient[a] += p[u] * excess;
            }
        }
    }

    private void normalisers(double[] r, int u) {
        double sum = 0;
        double sumMinusOne = 0;
        for (int a = 0; a < actions; a++) {
            sum += r[a] * k[u * actions + a];
            sumMinusOne += r[a] * kMinusOne[u * actions + a];
        }
        zMinusOne[u] = sumMinusOne;
        z[u] = sumMinusOne > -0.5 ? 1 + sumMinusOne : sum;
    }

    /** {@code -f(r)} at the point evaluated last. */
    double value() {
        double sum = 0;
        for (int u = 0; u < p.length; u++) {
            sum -= p[u] * (zMinusOne[u] > -0.5 ? StrictMath.log1p(zMinusOne[u]) : StrictMath.log(z[u]));
        }
        return sum;
    }

    /** Expected (shifted) loss of the test channel {@code p(a|u) = r_a K_ua / Z_u} at the point r evaluated last. */
    double distortion(double[] r) {
        double sum = 0;
        for (int u = 0; u < p.length; u++) {
            double expected = 0;
            for (int a = 0; a < actions; a++) {
                expected += r[a] * k[u * actions + a] * loss[u][a];
            }
            sum += p[u] * expected / z[u];
        }
        return sum;
    }
}
