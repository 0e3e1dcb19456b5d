package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Inverse of the binary relative entropy in its second argument:
 *
 * <pre>
 * upper(q, B) = sup{p &gt;= q : kl(q||p) &lt;= B},   lower(q, B) = inf{p &lt;= q : kl(q||p) &lt;= B}
 * </pre>
 *
 * <p>q in [0, 1], budget B in [0, infinity], in nats. Both return the <em>outer</em> end of a bracket: a p of which
 * {@code kl(q||p) > B} has been verified with the error of {@link BinaryDivergence} taken off, or the end 1 (0) of the
 * range; so upper never errs low and lower never errs high. The distance to the true inverse is a few tens of
 * {@code 2^-53 p} (times {@code 1 + log(q/p)} for lower), and {@code 1e-140} where q, p or B is smaller than that (they
 * are moved to the safe side, so that squares and products neither underflow nor overflow). Special values:
 * {@code upper(q,0) = q}, {@code upper(0,B) = 1-e^-B}, {@code upper(1,B) = 1}, {@code lower(1,B) = e^-B},
 * {@code lower(0,B) = 0}.
 *
 * <p>Method: kl(q||.) is convex on either side of q. From a second-order guess, or for large budgets from {@code shrink
 * log(1/left) <= B + h(q)}, take the root of the parabola through value, slope and curvature (cubic convergence) inside
 * a maintained bracket, halved when a step leaves it; then one step outward, verified.
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
        check(q, budget);
        if (budget == 0) {
            return q;
        }
        if (q == 0) {
            return Math.min(1, Outward.up(-StrictMath.expm1(-budget)));
        }
        return budget == Double.POSITIVE_INFINITY ? 1 : outer(Math.max(q, TINY), Math.max(budget, TINY), true);
    }

    /**
     * Least p that is within the budget, rounded down.
     *
     * @param q in [0, 1]
     * @param budget B in [0, infinity], nats
     * @return a number in [0, q], at most {@code inf{p : kl(q||p) <= B}}
     * @throws IllegalArgumentException if q is not in [0, 1] or the budget is negative or NaN
     */
    public static double lower(double q, double budget) {
        check(q, budget);
        if (budget == 0) {
            return q;
        }
        if (q == 1) {
            return Outward.down(StrictMath.exp(-budget));
        }
        return budget == Double.POSITIVE_INFINITY || q < TINY ? 0 : outer(q, Math.max(budget, TINY), false);
    }

    private static void check(double q, double budget) {
        Arguments.requireFraction("q", q);
        Arguments.requireNonNegative("budget", budget);
    }

    /** The verified outer end above or below q; 0 &lt; budget &lt; infinity. */
    private static double outer(double q, double budget, boolean above) {
        double grow = above ? q : 1 - q;
        double shrink = above ? 1 - q : q;
        double inside = q;
        double outside = above ? 1 : 0;
        double p = guess(q, budget, above, shrink);
        if (p < TINY) {
            return outside;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!between(p, inside, outside)) {
                p = inside + 0.5 * (outside - inside);
                if (!between(p, inside, outside)) {
                    return outside;
                }
            }
            double d = Math.abs(p - q);
            double left = above ? 1 - p : p;
            double shrinking = BinaryDivergence.shrinking(d, shrink, left);
            double excess = shrinking - BinaryDivergence.growing(d, grow) - budget;
            double error = BinaryDivergence.error(d, shrinking);
            double slope = d / (p * (1 - p));
            double step = step(excess, slope, q / (p * p) + (1 - q) / ((1 - p) * (1 - p)));
            double next = above ? p - step : p + step;
            if (excess > error) {
                outside = p;
            } else {
                inside = p;
            }
            if (Math.abs(step) <= SMALL * Math.min(d, left)) {
                return verified(next, 2 * error / slope, q, budget, above, outside);
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
    private static double verified(double root, double margin, double q, double budget, boolean above, double outside) {
        double shrink = above ? 1 - q : q;
        double step = Math.max(margin, Math.ulp(root));
        while (true) {
            double p = above ? root + step : root - step;
            if (above ? p >= outside : p <= outside) {
                return outside;
            }
            double d = above ? p - q : q - p;
            if (d > 0) {
                double shrinking = BinaryDivergence.shrinking(d, shrink, above ? 1 - p : p);
                double kl = shrinking - BinaryDivergence.growing(d, above ? q : 1 - q);
                if (kl - budget > BinaryDivergence.error(d, shrinking)) {
                    return p;
                }
            }
            step *= 2;
        }
    }

    /** From the second-order expansion around q, or for large budgets from {@code shrink log(1/left) <= B + h(q)}. */
    static double guess(double q, double budget, boolean above, double shrink) {
        double skew = (2.0 / 3) * (1 - 2 * q) * budget;
        double d = Math.sqrt(2 * q * (1 - q) * budget) + (above ? skew : -skew);
        if (d > 0 && d < 0.5 * shrink) {
            return above ? q + d : q - d;
        }
        double entropy = -q * StrictMath.log(q) - (1 - q) * StrictMath.log1p(-q);
        double left = StrictMath.exp(-(budget + entropy) / shrink);
        return above ? 1 - left : left;
    }

    private static boolean between(double p, double inside, double outside) {
        return p > Math.min(inside, outside) && p < Math.max(inside, outside);
    }
}
