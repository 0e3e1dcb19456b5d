package dev.narrows.estimate;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Intervals for the mean of bounded values: of independent ones, or of any with the same conditional mean given the
 * past.
 *
 * <p>Both are the current sets of confidence sequences: they hold at any stopping time, so the number of values may
 * depend on the values. They assume nothing but the range [lo, hi], to which the values are rescaled first; take the
 * range as narrow as is known, the width is in proportion to it. Without values, or with {@code lo == hi}, the interval
 * is [lo, hi]. Values outside by rounding, 1e-12 times the largest of 1, |lo|, |hi|, are clamped.
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
     * @param confidence in (0, 1)
     * @return the interval, inside [lo, hi]
     * @throws IllegalArgumentException if the range is empty or not finite, a value lies outside it or is NaN, or the
     *     confidence is out of range
     */
    public static Interval betting(double[] values, double lo, double hi, double confidence) {
        Arguments.requireInnerFraction("confidence", confidence);
        return bettingAtErrorRate(values, lo, hi, 1 - confidence);
    }

    /**
     * {@link #betting} for a confidence next to 1, which its complement tells better.
     *
     * @param values in the order drawn, not modified
     * @param lo least possible value
     * @param hi largest possible value
     * @param alpha one minus the confidence, in (0, 1)
     * @return the interval, inside [lo, hi]
     * @throws IllegalArgumentException if the range is empty or not finite, a value lies outside it or is NaN, or alpha
     *     is out of range
     */
    public static Interval bettingAtErrorRate(double[] values, double lo, double hi, double alpha) {
        Arguments.requireInnerFraction("alpha", alpha);
        return hedged(values, lo, hi, StrictMath.log(2 / alpha), PredictableBets::of, BettingLimit.TRUNCATION);
    }

    private static Interval hedged(
            double[] values,
            double lo,
            double hi,
            double logThreshold,
            BiFunction<double[], Double, PredictableBets> strategy,
            double truncation) {
        UnitValues.checkRange(lo, hi);
        double[] unit = UnitValues.of(values, lo, hi);
        if (unit.length == 0 || lo == hi) {
            return new Interval(lo, hi);
        }
        Constant constant = new Constant(unit[0], unit.length, lo, hi, logThreshold, truncation);
        boolean same = Arrays.stream(unit).allMatch(x -> x == unit[0]);
        return same ? CONSTANTS.get(constant, key -> hedged(unit, key, strategy)) : hedged(unit, constant, strategy);
    }

    /** What decides the interval of values that are all the same: a ceiling at 1 in cell after cell. */
    private record Constant(double value, int n, double lo, double hi, double logThreshold, double truncation) {}

    private static Interval hedged(double[] unit, Constant at, BiFunction<double[], Double, PredictableBets> strategy) {
        double logThreshold = at.logThreshold;
        double truncation = at.truncation;
        double[] bets = strategy.apply(unit, logThreshold).bet;
        double low = BettingLimit.lower(unit, bets, logThreshold, truncation);
        double high = 1 - BettingLimit.lower(UnitValues.reflected(unit), bets, logThreshold, truncation);
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
        Arguments.requireInnerFraction("alpha", alpha);
        return hedged(values, lo, hi, StrictMath.log(2 / alpha), PredictableBets::fixed, FIXED_TRUNCATION);
    }

    /**
     * The predictable plug-in empirical Bernstein interval (theorem 2 of the source): wider than {@link #betting}, in
     * closed form. In units of the range, alpha = 1 - confidence, lam_i the bets of {@link PredictableBets} but at most
     * 1/2, mu_i its running means:
     *
     * <pre>
     * centre     = sum lam_i X_i / sum lam_i
     * half-width = [log(2/alpha) + sum (X_i - mu_{i-1})^2 (-log(1 - lam_i) - lam_i)] / sum lam_i
     * </pre>
     *
     * <p>Intersected with the range; the half-width is enlarged by 1e-12 relative for rounding.
     *
     * @param values in the order drawn, not modified
     * @param lo least possible value
     * @param hi largest possible value
     * @param confidence in (0, 1)
     * @return the interval, inside [lo, hi]
     * @throws IllegalArgumentException if the range is empty or not finite, a value lies outside it or is NaN, or the
     *     confidence is out of range
     */
    public static Interval empiricalBernstein(double[] values, double lo, double hi, double confidence) {
        UnitValues.checkRange(lo, hi);
        Arguments.requireInnerFraction("confidence", confidence);
        double[] unit = UnitValues.of(values, lo, hi);
        if (unit.length == 0 || lo == hi) {
            return new Interval(lo, hi);
        }
        double logTwoOverAlpha = StrictMath.log(2 / (1 - confidence));
        PredictableBets bets = PredictableBets.of(unit, logTwoOverAlpha);
        CompensatedSum weights = new CompensatedSum();
        CompensatedSum weighted = new CompensatedSum();
        CompensatedSum budget = new CompensatedSum();
        budget.add(logTwoOverAlpha);
        for (int i = 0; i < unit.length; i++) {
            double bet = Math.min(0.5, bets.bet[i]);
            double difference = unit[i] - bets.meanBefore[i];
            weights.add(bet);
            weighted.add(bet * unit[i]);
            budget.add(difference * difference * (-StrictMath.log1p(-bet) - bet));
        }
        double centre = weighted.value() / weights.value();
        double halfWidth = budget.value() / weights.value() * (1 + 1e-12);
        return UnitValues.back(centre - halfWidth, centre + halfWidth, lo, hi);
    }
}
