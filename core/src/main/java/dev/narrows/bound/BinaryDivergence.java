package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Binary relative entropy
 *
 * <pre>
 * kl(q||p) = q log(q/p) + (1-q) log((1-q)/(1-p)),   q, p in [0, 1], in nats
 * </pre>
 *
 * <p>with {@code 0 log 0 = 0}; {@code kl(q||q) = 0}; {@code kl(0||p) = -log(1-p)}; {@code kl(1||p) = -log p}; infinite
 * for {@code p = 0 < q} and {@code p = 1 > q}. Source: Cover and Thomas, Elements of Information Theory, 2nd ed., eq.
 * 2.26.
 *
 * <p>Computed as the difference of two non-negative numbers. With {@code d = |p-q|}, <em>grow</em> the mass of q that
 * becomes larger under p and <em>shrink</em> the mass that becomes smaller,
 *
 * <pre>
 * kl = shrinking - growing,   growing = grow log1p(d/grow) &lt;= d &lt;= shrinking = -shrink log1p(-d/shrink)
 * </pre>
 *
 * <p>so that nearly equal arguments do not cancel: with {@code u = 2^-53} the error is at most {@code u (12 d + 5
 * shrinking)}, from errors of u for each of + - / * and 2u for each logarithm. As {@code |dkl/dp| = d/(p(1-p))} this
 * moves the inverse by about {@code 20 u p(1-p)} at most where d is small.
 */
public final class BinaryDivergence {
    private static final double UNIT = 0x1p-53;

    private BinaryDivergence() {}

    /**
     * The divergence kl(q||p).
     *
     * @param q first argument, in [0, 1]
     * @param p second argument, in [0, 1]
     * @return {@code kl(q||p)} in [0, infinity], nats, rounded to nearest within the error above
     * @throws IllegalArgumentException if q or p is not in [0, 1]
     */
    public static double of(double q, double p) {
        Arguments.requireFraction("q", q);
        Arguments.requireFraction("p", p);
        if (p == q) {
            return 0;
        }
        boolean above = p > q;
        double d = Math.abs(p - q);
        double growing = growing(d, above ? q : 1 - q);
        return Math.max(0, shrinking(d, above ? 1 - q : q, above ? 1 - p : p) - growing);
    }

    /** {@code grow log1p(d/grow)}; 0 at grow = 0. */
    static double growing(double d, double grow) {
        if (grow == 0) {
            return 0;
        }
        double ratio = d / grow;
        return ratio == Double.POSITIVE_INFINITY
                ? grow * (StrictMath.log(grow + d) - StrictMath.log(grow))
                : grow * StrictMath.log1p(ratio);
    }

    /**
     * {@code shrink log(shrink/left)} for {@code left = shrink - d}; the quotient is taken where log1p would lose it.
     */
    static double shrinking(double d, double shrink, double left) {
        double ratio = d / shrink;
        return ratio <= 0.5 ? -shrink * StrictMath.log1p(-ratio) : -shrink * StrictMath.log(left / shrink);
    }

    /** The error of {@code shrinking - growing}, with a little to spare for second-order terms. */
    static double error(double d, double shrinking) {
        return UNIT * (13 * d + 6 * shrinking);
    }
}
