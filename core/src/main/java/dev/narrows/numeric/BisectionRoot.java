package dev.narrows.numeric;

import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Where an increasing function, or a condition on whole numbers, changes its sign. For a function bisection in the
 * order of the doubles, so that at most 64 evaluations lead to two neighbouring doubles wherever the root lies
 * (bisection of the values would need a thousand for a root near 0).
 *
 * <p>Which end to take is the caller's decision: the one on the safe side.
 */
public final class BisectionRoot {
    private static final long MOST = 1L << 62;

    private BisectionRoot() {}

    /**
     * Two neighbouring doubles with {@code f(low) <= 0 < f(high)}, as computed.
     *
     * <p>If no root lies within: {@code f(lo) > 0} gives {@code [lo, lo]}, {@code f(hi) <= 0} gives {@code [hi, hi]}. A
     * value NaN counts as positive.
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

    /**
     * The least whole number at which a condition holds that goes on holding: doubled until it does, then halved
     * between.
     *
     * @param not at least 1, a number at which it does not hold; not tried
     * @param most the largest number tried, at most 2^62
     * @param holds the condition, on {@code not+1..most} false and from somewhere on true
     * @return the number, above {@code not}; empty if the condition does not hold at {@code most}, or {@code most <=
     *     not}
     * @throws IllegalArgumentException if {@code not} or {@code most} is out of range
     */
    public static OptionalLong leastAbove(long not, long most, LongPredicate holds) {
        if (not < 1 || most > MOST) {
            throw new IllegalArgumentException(
                    "not, most: " + not + ", " + most + ", must be at least 1 and at most 2^62");
        }
        long low = not;
        while (low < most) {
            long next = low <= most / 2 ? 2 * low : most;
            if (holds.test(next)) {
                return OptionalLong.of(leastBetween(low, next, holds));
            }
            low = next;
        }
        return OptionalLong.empty();
    }

    private static long leastBetween(long not, long holding, LongPredicate holds) {
        long low = not;
        long high = holding;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
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
