package dev.narrows.info;

import java.util.Arrays;

/**
 * Maximum of a concave function on the simplex by a primal-dual interior-point method with Mehrotra's predictor and
 * corrector (mutable, unshared). Every iterate is a point of the interior of the simplex; the caller decides from its
 * own bracket when to stop.
 *
 * <pre>
 * optimal: g_i + z_i = lambda, p_i z_i = 0, p, z >= 0, sum p = 1     (g the gradient)
 * step:    (V^T V + diag(z/p)) dp = g - lambda + mu/p,  sum dp = 0,  dz = mu/p - z - (z/p) dp
 *          once with mu = 0 (predictor), then with the mu that the predictor allows, less its second-order error
 * </pre>
 *
 * <p>A step is cut until it does not overshoot the maximum of the barrier function {@code f + mu sum log p} along its
 * direction; judged by slopes, not values, so that rounding of f plays no part.
 *
 * <p>Source: S. Mehrotra, On the implementation of a primal-dual interior point method, SIAM J. Optim. 2 (1992); J.
 * Nocedal and S. J. Wright, Numerical Optimization, 2nd ed. 2006, sections 14.2 and 19.3.
 */
final class InteriorPoint {
    private static final double TO_THE_BOUNDARY = 0.995;
    /** The target of p z is at least this times what it would be on the central path at the present gap. */
    private static final double LEAST_TARGET = 1e-3;
    /** Slope of the barrier function at the end of a step, at worst minus this times that at its start. */
    private static final double OVERSHOOT = 0.9;

    private static final int MOST_CUTS = 30;
    /** How far, as a factor, p z may lie from its target. */
    private static final double SPREAD = 1e4;

    private final ConcaveObjective objective;
    private final int n;
    private final double[] p;
    private final double[] z;
    private final double[] g;
    private final double[] factor;
    private final double[] dp;
    private final double[] dz;
    private final double[] unit;
    private final double[] centre;
    private final double[] theta;
    private final double[] next;
    private final double[] nextGradient;
    private final NewtonSystem system;

    /** Starts at the centre of the simplex. */
    InteriorPoint(ConcaveObjective objective) {
        this.objective = objective;
        this.n = objective.size();
        this.p = new double[n];
        this.z = new double[n];
        this.g = new double[n];
        this.factor = new double[Math.multiplyExact(n, objective.rank())];
        this.dp = new double[n];
        this.dz = new double[n];
        this.unit = new double[n];
        this.centre = new double[n];
        this.theta = new double[n];
        this.next = new double[n];
        this.nextGradient = new double[n];
        this.system = new NewtonSystem(n, objective.rank());
        Arrays.fill(p, 1.0 / n);
        objective.evaluate(p, g, factor);
        double largest = Probabilities.largest(g);
        double spread = largest - Probabilities.mean(p, g);
        for (int i = 0; i < n; i++) {
            z[i] = largest - g[i] + spread;
        }
    }

    /** The present point; the array is the method's own, not to be modified. */
    double[] point() {
        return p;
    }

    /** The gradient at the present point; the array is the method's own, not to be modified. */
    double[] gradient() {
        return g;
    }

    /** {@code max_i g_i - sum_i p_i g_i}, which by concavity is at least what f lacks of its maximum. */
    double gap() {
        return Probabilities.largest(g) - Probabilities.mean(p, g);
    }

    /** One step; false, and nothing moved, if rounding leaves no direction. */
    boolean step() {
        double mu = 0;
        for (int i = 0; i < n; i++) {
            theta[i] = p[i] / z[i];
            mu += p[i] * z[i] / n;
        }
        system.factor(theta, factor);
        Arrays.fill(unit, 1);
        system.solve(unit);
        Arrays.fill(centre, 0);
        direction();
        double reach = Math.min(1, reach());
        double ahead = 0;
        for (int i = 0; i < n; i++) {
            ahead += (p[i] + reach * dp[i]) * (z[i] + reach * dz[i]) / n;
        }
        double ratio = ahead / mu;
        double target = Math.max(ratio * ratio * ratio * mu, LEAST_TARGET * gap() / n);
        for (int i = 0; i < n; i++) {
            centre[i] = (target - dp[i] * dz[i]) / p[i];
        }
        direction();
        if (!(slope(p, g, target) > 0)) {
            // the correction spoilt the direction; without it the barrier function rises for certain
            for (int i = 0; i < n; i++) {
                centre[i] = target / p[i];
            }
            direction();
        }
        return move(target);
    }

    /** Slope of the barrier function {@code f + mu sum log p} along dp. */
    private double slope(double[] at, double[] gradient, double mu) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (gradient[i] + mu / at[i]) * dp[i];
        }
        return sum;
    }

    /** dp and dz for the present centring terms {@code centre}. */
    private void direction() {
        double lambda = Probabilities.mean(p, g);
        for (int i = 0; i < n; i++) {
            dp[i] = g[i] - lambda + centre[i];
        }
        system.solve(dp);
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < n; i++) {
            top += dp[i];
            bottom += unit[i];
        }
        double shift = top / bottom;
        for (int i = 0; i < n; i++) {
            dp[i] -= shift * unit[i];
            dz[i] = centre[i] - z[i] - dp[i] / theta[i];
        }
    }

    /** The step at which the first coordinate of p or z becomes 0. */
    private double reach() {
        double reach = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (dp[i] < 0) {
                reach = Math.min(reach, -p[i] / dp[i]);
            }
            if (dz[i] < 0) {
                reach = Math.min(reach, -z[i] / dz[i]);
            }
        }
        return reach;
    }

    /** Goes along dp as far as the boundary and the barrier function allow; the latter may not be overshot by much. */
    private boolean move(double mu) {
        double start = slope(p, g, mu);
        double length = Math.min(1, TO_THE_BOUNDARY * reach());
        for (int i = 0; i < MOST_CUTS && start > 0 && length > 0; i++) {
            for (int j = 0; j < n; j++) {
                next[j] = Math.max(p[j] + length * dp[j], Double.MIN_NORMAL);
            }
            objective.evaluate(next, nextGradient, factor);
            double end = slope(next, nextGradient, mu);
            if (end >= -OVERSHOOT * start) {
                accept(length, mu);
                return true;
            }
            length *= Math.max(0.1, Math.min(0.7, start / (start - end)));
        }
        objective.evaluate(p, g, factor);
        return false;
    }

    private void accept(double length, double mu) {
        double sum = 0;
        for (double value : next) {
            sum += value;
        }
        for (int i = 0; i < n; i++) {
            p[i] = next[i] / sum;
            double central = mu / p[i];
            z[i] = Math.min(SPREAD * central, Math.max(z[i] + length * dz[i], central / SPREAD));
        }
        System.arraycopy(nextGradient, 0, g, 0, n);
    }
}
