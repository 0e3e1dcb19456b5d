package dev.narrows.estimate;

import java.util.function.DoubleUnaryOperator;

/**
 * The lower limit of the hedged capital interval: where {@code K(m) = prod_i (1 + min(lam_i, c/m) (x_i - m))}, 0 < c <
 * 1, falls to a threshold. Every factor is at least 1 - c and does not rise in m, so K falls.
 */
final class BettingLimit {
    static final double TRUNCATION = 0.5;
    private static final double RELATIVE_ERROR = 1e-10;
    private static final double LEAST = 1e-30;
    /** Rounding of the factors, of the logarithm and of the rescaled value, per value; in units of log K. */
    static final double ROUNDING = 0x1p-46;

    /** Some 7 are usual; a search that ends early leaves a limit that is too low, never one too high. */
    private static final int MOST_STEPS = 200;

    private static final double LOG_2 = StrictMath.log(2);

    private BettingLimit() {}

    /**
     * The outer end of the last bracket of the limit, with bets truncated at c/m, c in (0, 1): f(m) = log K(m) -
     * threshold, the threshold raised by the rounding. f(0) < 0 leaves nothing to exclude; at the largest value no
     * factor exceeds 1, so f is negative there. Between them the bracket is narrowed by inverse quadratic interpolation
     * where that is safe, else halved. Source: T. R. Chandrupatla, Advances in Engineering Software 28 (1997) 145-149.
     */
    static double lower(double[] unit, double[] bets, double logThreshold, double c) {
        double threshold = logThreshold + ROUNDING * unit.length;
        double largest = 0;
        for (double x : unit) {
            largest = x > largest ? x : largest;
        }
        return search(m -> logCapital(unit, bets, m, c) - threshold, largest);
    }

    /** The outer end of the last bracket of where f falls to 0; {@code f(top) < 0}. */
    static double search(DoubleUnaryOperator f, double top) {
        double atBefore = f.applyAsDouble(0);
        if (!(atBefore >= 0)) {
            return 0;
        }
        // the newest point, the one across the limit, the one before
        double newest = top;
        double across = 0;
        double before = 0;
        double atNewest = f.applyAsDouble(newest);
        double atAcross = atBefore;
        double part = atNewest / (atNewest - atAcross);
        double tolerance = tolerance(newest);
        for (int step = 0; step < MOST_STEPS && Math.abs(newest - across) > tolerance; step++) {
            double least = tolerance / 2 / Math.abs(newest - across);
            double m = newest + Math.min(1 - least, Math.max(least, part)) * (across - newest);
            double atM = f.applyAsDouble(m);
            if (atM >= 0 == atNewest >= 0) {
                before = newest;
                atBefore = atNewest;
            } else {
                before = across;
                atBefore = atAcross;
                across = newest;
                atAcross = atNewest;
            }
            newest = m;
            atNewest = atM;
            part = interpolated((newest - across) / (before - across), atNewest, atAcross, atBefore);
            tolerance = tolerance(Math.max(newest, across));
        }
        return Math.min(newest, across);
    }

    /** Where the inverse parabola through three points crosses 0, from the first to the second; else the middle. */
    private static double interpolated(double place, double first, double second, double third) {
        double height = (first - second) / (third - second);
        boolean safe = height * height < place && (1 - height) * (1 - height) < 1 - place;
        return safe
                ? first / (second - first) * third / (second - third)
                        + (1 - 1 / place) * first / (third - first) * second / (third - second)
                : 0.5;
    }

    private static double tolerance(double above) {
        return Math.max(RELATIVE_ERROR * above, LEAST);
    }

    /**
     * log K(m): a product, taken apart into mantissa and exponent before it can over- or underflow. Four factors at a
     * time do not wait for each other.
     */
    static double logCapital(double[] unit, double[] bets, double m, double c) {
        double most = c / m;
        double capital = 1;
        long exponent = 0;
        for (int i = 0; i < unit.length; i += 4) {
            capital *= i + 4 <= unit.length
                    ? factor(unit, bets, i, most, m)
                            * factor(unit, bets, i + 1, most, m)
                            * (factor(unit, bets, i + 2, most, m) * factor(unit, bets, i + 3, most, m))
                    : rest(unit, bets, i, most, m);
            if (!(capital > 0x1p-500 && capital < 0x1p500)) {
                int shift = Math.getExponent(capital);
                capital = Math.scalb(capital, -shift);
                exponent += shift;
            }
        }
        return StrictMath.log(capital) + exponent * LOG_2;
    }

    /** The last three factors at most. */
    private static double rest(double[] unit, double[] bets, int from, double most, double m) {
        double product = 1;
        for (int i = from; i < unit.length; i++) {
            product *= factor(unit, bets, i, most, m);
        }
        return product;
    }

    private static double factor(double[] unit, double[] bets, int i, double most, double m) {
        return 1 + Math.min(bets[i], most) * (unit[i] - m);
    }
}
