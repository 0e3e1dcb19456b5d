package dev.narrows.estimate;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Intervals for the mean of bounded values: of independent ones, or of any with the same conditional mean given the
 * past.
 *
 * <p>{@link #betting} is the current set of a confidence sequence: it holds at any stopping time, so the number of
 * values may depend on the values. {@link #fixedBetting} is narrower and holds for a number of values that was fixed
 * beforehand. Both assume nothing but the range [lo, hi], to which the values are rescaled first; take the range as
 * narrow as is known, the width is in proportion to it. Without values, or with {@code lo == hi}, the interval is [lo,
 * hi]. Values outside by rounding, 1e-12 times the largest of 1, |lo|, |hi|, are clamped.
 *
 * <p>Source: I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting, J. R. Statist. Soc. B
 * 86 (2024) 1-27.
 */
public final class MeanInterval {
    private static final double FIXED_TRUNCATION = 0.9;
    private static final RecentlyComputed<Constant, Interval> CONSTANTS = new RecentlyComputed<>();

    private MeanInterval() {}

    /**
     * The hedged capital interval (theorem 3 of the source, with c = theta = 1/2). In units of the range, alpha = 1 -
     * confidence, and the bets of {@link PredictableBets}:
     *
     * <pre>
     * K+(m) = prod_i (1 + min(lam_i, c/m) (X_i - m)),
     *     low  = the m where K+ falls to 2/alpha, 0 if it is below at 0
     * K-(m) = prod_i (1 - min(lam_i, c/(1-m)) (X_i - m)),
     *     high = the m where K- rises to 2/alpha, 1 if it is below at 1
     * </pre>
     *
     * <p>Each is the wealth of a fair game if m is the mean, so each exceeds 2/alpha ever with probability alpha/2 at
     * most (Ville). K+ falls and K- rises in m, so bracketing finds the limits; they err outward. Should data against
     * the assumption leave no m at all, the interval between the two limits is returned.
     *
     * @param values in the order drawn, not modified
     * @param lo least possible value
     * @param hi largest possible value
     * @param alpha one minus the confidence, in (0, 1)
     * @return the interval, inside [lo, hi]
     * @throws IllegalArgumentException if the range is empty or not finite, a value lies outside it or is NaN, or alpha
     *     is out of range
     */
    public static Interval betting(double[] values, double lo, double hi, double alpha) {
        return hedged(values, lo, hi, alpha, false);
    }

    private static Interval hedged(double[] values, double lo, double hi, double alpha, boolean fixed) {
        Arguments.requireInnerFraction("alpha", alpha);
        UnitValues.checkRange(lo, hi);
        double[] unit = UnitValues.of(values, lo, hi);
        if (unit.length == 0 || lo == hi) {
            return new Interval(lo, hi);
        }
        Constant constant = new Constant(unit[0], unit.length, lo, hi, StrictMath.log(2 / alpha), fixed);
        boolean same = Arrays.stream(unit).allMatch(x -> x == unit[0]);
        return same ? CONSTANTS.get(constant, key -> hedged(unit, key)) : hedged(unit, constant);
    }

    /** All that decides the interval of values that are all the same: a ceiling at 1 in cell after cell. */
    private record Constant(double value, int n, double lo, double hi, double logThreshold, boolean fixed) {}

    private static Interval hedged(double[] unit, Constant at) {
        double truncation = at.fixed ? FIXED_TRUNCATION : BettingLimit.TRUNCATION;
        double[] bets = PredictableBets.of(unit, at.logThreshold, at.fixed);
        double low = BettingLimit.lower(unit, bets, at.logThreshold, truncation);
        double high = 1 - BettingLimit.lower(UnitValues.reflected(unit), bets, at.logThreshold, truncation);
        return UnitValues.back(Math.min(low, high), Math.max(low, high), at.lo, at.hi);
    }

    /**
     * The hedged capital interval for a number n of values fixed beforehand: as {@link #betting}, but with the bets
     *
     * <pre>
     * lam_t = sqrt(2 log(2/alpha)/(s2_{t-1} n)),   truncated at c = 9/10
     * </pre>
     *
     * <p>which spend all of alpha at n. Narrower than {@link #betting}, and not to be looked at before n. Source: the
     * fixed-time bets of Waudby-Smith and Ramdas 2024; any truncation c in (0, 1) is valid.
     *
     * @param values all n in the order drawn, not modified
     * @param lo least possible value
     * @param hi largest possible value
     * @param alpha one minus the confidence, in (0, 1)
     * @return the interval, inside [lo, hi]
     * @throws IllegalArgumentException if the range is empty or not finite, a value lies outside it or is NaN, or alpha
     *     is out of range
     */
    public static Interval fixedBetting(double[] values, double lo, double hi, double alpha) {
        return hedged(values, lo, hi, alpha, true);
    }
}
