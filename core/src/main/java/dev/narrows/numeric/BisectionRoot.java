package dev.narrows.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Root of an increasing function by bisection in the order of the doubles, so that at most 64 evaluations lead to two
 * neighbouring doubles wherever the root lies (bisection of the values would need a thousand for a root near 0).
 *
 * <p>Which end to take is the caller's decision: the one on the safe side.
 */
public final class BisectionRoot {
    private BisectionRoot() {
    }

    /**
     * Two neighbouring doubles with {@code f(low) <= 0 < f(high)}, as computed.
     *
     * <p>If no root lies within: {@code f(lo) > 0} gives {@code [lo, lo]}, {@code f(hi) <= 0} gives {@code [hi, hi]}.
     * A value NaN counts as positive.
     *
     * @param increasing f, increasing on {@code [lo, hi]}
     * @param lo lower end of the search, finite
     * @param hi upper end of the search, finite, at least {@code lo}
     * @return the bracket, within {@code [lo, hi]}
     * @throws IllegalArgumentException if {@code lo <= hi} does not hold or an end is not finite
     */
    public static Bracket bracket(DoubleUnaryOperator increasing, double lo, double hi) {
        if (!(lo <= hi && Double.isFinite(lo) && Double.isFinite(hi))) {
            throw new IllegalArgumentException("lo, hi: " + lo + ", " + hi + ", must be finite and in order");
        }
        if (!(increasing.applyAsDouble(lo) <= 0)) {
            return new Bracket(lo, lo);
        }
        if (increasing.applyAsDouble(hi) <= 0) {
            return new Bracket(hi, hi);
        }
        long low = rank(lo);
        long high = rank(hi);
        while (high - low > 1 || high - low < 0) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (increasing.applyAsDouble(value(middle)) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Bracket(value(low), value(high));
    }

    /** Position of x among the doubles: neighbours have neighbouring ranks, 0.0 and -0.0 have rank 0. */
    private static long rank(double x) {
        long bits = Double.doubleToLongBits(x);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double value(long rank) {
        return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
    }
}
