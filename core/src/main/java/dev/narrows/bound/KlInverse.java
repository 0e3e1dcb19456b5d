package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Upper inverse of the binary relative entropy in its second argument, {@code upper(q, B) = sup{p >= q : kl(q||p) <=
 * B}}.
 *
 * <p>q in [0, 1], budget B in [0, infinity], in nats. The <em>outer</em> end of a bracket is returned: a p of which
 * {@code kl(q||p) > B} has been verified with the error of {@link BinaryDivergence} taken off, or the end 1 of the
 * range; so it never errs low. The distance to the true inverse is a few tens of {@code 2^-53 p}, and {@code 1e-140}
 * where q, p or B is smaller than that (they are moved to the safe side, so that squares and products neither underflow
 * nor overflow). Special values: {@code upper(q,0) = q}, {@code upper(0,B) = 1-e^-B}, {@code upper(1,B) = 1}.
 *
 * <p>Method: kl(q||.) is convex above q. From a second-order guess, or for large budgets from {@code (1-q) log(1/(1-p))
 * <= B + h(q)}, take the root of the parabola through value, slope and curvature (cubic convergence) inside a
 * maintained bracket, halved when a step leaves it; then one step outward, verified.
 */
public final class KlInverse {
    private static final int MOST_STEPS = 80;
    /** Steps below this fraction of the local scale leave an error of its cube. */
    private static final double SMALL = 0x1p-17;
    /** Arguments below this are replaced by a safe neighbour: squares of the others are normal numbers. */
    private static final double TINY = 0x1p-480;

    private KlInverse() {}

    /**
     * Largest p that is within the budget, rounded up.
     *
     * @param q in [0, 1]
     * @param budget B in [0, infinity], nats
     * @return a number in [q, 1], at least {@code sup{p : kl(q||p) <= B}}
     * @throws IllegalArgumentException if q is not in [0, 1] or the budget is negative or NaN
     */
    public static double upper(double q, double budget) {
        Arguments.requireFraction("q", q);
        Arguments.requireNonNegative("budget", budget);
        if (budget == 0) {
            return q;
        }
        if (q == 0) {
            return Math.min(1, Outward.up(-StrictMath.expm1(-budget)));
        }
        return budget == Double.POSITIVE_INFINITY ? 1 : outer(Math.max(q, TINY), Math.max(budget, TINY));
    }

    /** The verified outer end; 0 &lt; budget &lt; infinity. */
    private static double outer(double q, double budget) {
        double inside = q;
        double outside = 1;
        double p = guess(q, budget);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!(p > inside && p < outside)) {
                p = inside + 0.5 * (outside - inside);
                if (!(p > inside && p < outside)) {
                    return outside;
                }
            }
            double d = p - q;
            double left = 1 - p;
            double shrinking = BinaryDivergence.shrinking(d, 1 - q, left);
            double excess = shrinking - BinaryDivergence.growing(d, q) - budget;
            double error = BinaryDivergence.error(d, shrinking);
            double slope = d / (p * left);
            double step = step(excess, slope, q / (p * p) + (1 - q) / (left * left));
            double next = p - step;
            if (excess > error) {
                outside = p;
            } else {
                inside = p;
            }
            if (Math.abs(step) <= SMALL * Math.min(d, left)) {
                return verified(next, 2 * error / slope, q, budget, outside);
            }
            p = next;
        }
        return outside;
    }

    /** How far towards q the parabola with this excess, slope &gt; 0 and curvature &gt; 0 has its root. */
    private static double step(double excess, double slope, double curvature) {
        double discriminant = slope * slope - 2 * excess * curvature;
        return discriminant > 0 ? 2 * excess / (slope + Math.sqrt(discriminant)) : excess / slope;
    }

    /** The first point outward of the root, in doubling steps, that is certainly over the budget. */
    private static double verified(double root, double margin, double q, double budget, double outside) {
        double step = Math.max(margin, Math.ulp(root));
        while (true) {
            double p = root + step;
            if (p >= outside) {
                return outside;
            }
            double d = p - q;
            if (d > 0) {
                double shrinking = BinaryDivergence.shrinking(d, 1 - q, 1 - p);
                double kl = shrinking - BinaryDivergence.growing(d, q);
                if (kl - budget > BinaryDivergence.error(d, shrinking)) {
                    return p;
                }
            }
            step *= 2;
        }
    }

    /** From the second-order expansion around q, or for large budgets from {@code (1-q) log(1/(1-p)) <= B + h(q)}. */
    static double guess(double q, double budget) {
        double d = Math.sqrt(2 * q * (1 - q) * budget) + (2.0 / 3) * (1 - 2 * q) * budget;
        if (d > 0 && d < 0.5 * (1 - q)) {
            return q + d;
        }
        double entropy = -q * StrictMath.log(q) - (1 - q) * StrictMath.log1p(-q);
        return 1 - StrictMath.exp(-(budget + entropy) / (1 - q));
    }
}
