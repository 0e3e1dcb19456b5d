package dev.narrows.estimate;

import java.util.Arrays;

/**
 * The betting confidence sequence of {@link MeanInterval#betting}, value by value: may be looked at after every one, and misses
 * the mean <em>ever</em> with probability at most 1 - confidence (mutable, unshared).
 *
 * <p>The capitals {@code K+(m)} and {@code K-(m)} are the same, with the same bets, but every exclusion is kept (running
 * intersection): m is out once a capital has ever reached 2/alpha. Since K+ falls in m, a candidate that is excluded excludes
 * all below it. One candidate a side, 1/{@value #STEPS} of the interval inside the limit, is followed value by value; when its capital
 * reaches the threshold the limit moves there, and the next candidate's capital is computed from the values so far, with its
 * maximum over them. So {@link #interval()} costs nothing, adding a value O(1) and a move O(n), of which there are about
 * {@value #STEPS} times the logarithm of the shrinkage; the interval is at most about 1/{@value #STEPS} a side wider than it could be.
 * {@link #sharpened()} also intersects with the batch interval of the values so far, within the same probability.
 *
 * <p>A function of the values and their order alone, not of when it is looked at. Source: I. Waudby-Smith, A. Ramdas, J. R.
 * Statist. Soc. B 86 (2024) 1-27, theorem 3.
 */
public final class MeanSequence {
    /** Candidates stand this part of the interval inside its ends. */
    static final int STEPS = 64;

    private final double lo;
    private final double hi;
    private final double logTwoOverAlpha;
    private double[] unit = new double[64];
    private double[] bets = new double[64];
    private int count;
    private double sum = 0.5;
    private double squares = 0.25;
    private final Side low = new Side(1);
    private final Side high = new Side(-1);

    private MeanSequence(double lo, double hi, double logTwoOverAlpha) {
        this.lo = lo;
        this.hi = hi;
        this.logTwoOverAlpha = logTwoOverAlpha;
    }

    /**
     * No values yet.
     *
     * @param lo least possible value
     * @param hi largest possible value
     * @param confidence in (0, 1)
     * @return an empty sequence
     * @throws IllegalArgumentException if the range is empty or not finite or the confidence out of range
     */
    public static MeanSequence of(double lo, double hi, double confidence) {
        Arguments.checkConfidence(confidence);
        return atErrorRate(lo, hi, 1 - confidence);
    }

    /**
     * The same at confidence {@code 1 - alpha}: for an alpha too small for 1 - alpha to tell.
     *
     * @param lo least possible value
     * @param hi largest possible value
     * @param alpha in (0, 1)
     * @return an empty sequence
     * @throws IllegalArgumentException if the range is empty or not finite or alpha out of range
     */
    public static MeanSequence atErrorRate(double lo, double hi, double alpha) {
        Arguments.checkRange(lo, hi);
        Arguments.checkErrorRate(alpha);
        return new MeanSequence(lo, hi, StrictMath.log(2 / alpha));
    }

    /**
     * Adds one value.
     *
     * @param value in [lo, hi] within 1e-12 times the largest of 1, |lo|, |hi|
     * @throws IllegalArgumentException if it lies outside or is NaN
     */
    public void add(double value) {
        double x = UnitValues.of(new double[] {value}, lo, hi)[0];
        if (count == unit.length) {
            unit = Arrays.copyOf(unit, 2 * count);
            bets = Arrays.copyOf(bets, 2 * count);
        }
        unit[count] = x;
        bets[count] = Math.sqrt(2 * logTwoOverAlpha / (squares * StrictMath.log1p(count + 1.0)));
        count++;
        sum += x;
        double difference = x - sum / (count + 1);
        squares += difference * difference;
        low.follow();
        high.follow();
    }

    /**
     * Number of values.
     *
     * @return n >= 0
     */
    public int count() {
        return count;
    }

    /**
     * The interval after the values so far.
     *
     * @return within [lo, hi]; never wider than it was before. Should data against the assumption leave no m at all, the
     *     interval between the two limits
     */
    public Interval interval() {
        return between(low.limit, 1 - high.limit);
    }

    /**
     * {@link #interval()} intersected with {@link MeanInterval#betting} of the values so far: O(n), for the last look.
     *
     * @return within {@link #interval()}
     */
    public Interval sharpened() {
        double[] x = Arrays.copyOf(unit, count);
        double[] bet = Arrays.copyOf(bets, count);
        double from = BettingLimit.lower(x, bet, logTwoOverAlpha);
        double to = 1 - BettingLimit.lower(UnitValues.reflected(x), bet, logTwoOverAlpha);
        return between(Math.max(low.limit, from), Math.min(1 - high.limit, to));
    }

    private Interval between(double from, double to) {
        return count == 0 || lo == hi ? new Interval(lo, hi)
                : UnitValues.back(Math.min(from, to), Math.max(from, to), lo, hi);
    }

    /** One limit: of the values for sign 1, of one less the values for sign -1. */
    private final class Side {
        private final int sign;
        private double limit;
        private double candidate = 1.0 / STEPS;
        private double capital = 1;
        private int scale;

        Side(int sign) {
            this.sign = sign;
        }

        /** Lets the candidate meet the last value, and moves while candidates are excluded. */
        void follow() {
            boolean excluded = meet(count - 1);
            while (excluded && lo < hi) {
                limit = candidate;
                Side other = sign > 0 ? high : low;
                double width = 1 - other.limit - limit;
                if (!(width > 0x1p-48)) {
                    candidate = 1;
                    capital = 0;
                    return;
                }
                candidate = limit + width / STEPS;
                capital = 1;
                scale = 0;
                excluded = false;
                for (int i = 0; i < count && !excluded; i++) {
                    excluded = meet(i);
                }
            }
        }

        /** Multiplies the capital by the factor of one value; whether it has reached the threshold. */
        private boolean meet(int i) {
            double x = sign > 0 ? unit[i] : 1 - unit[i];
            capital *= 1 + Math.min(bets[i], BettingLimit.TRUNCATION / candidate) * (x - candidate);
            if (capital < 0x1p-500) {
                capital = Math.scalb(capital, 500);
                scale++;
            } else if (scale > 0 && capital > 0x1p500) {
                capital = Math.scalb(capital, -500);
                scale--;
            }
            return scale == 0 && capital > 2 && StrictMath.log(capital)
                    >= logTwoOverAlpha + BettingLimit.ROUNDING * (i + 1);
        }
    }
}
