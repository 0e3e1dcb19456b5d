package dev.narrows.estimate;

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

    private BettingLimit() {}

    /**
     * The outer end of the last bracket of the limit, with bets truncated at c/m, c in (0, 1).
     *
     * <pre>
     * threshold = the given one, raised by the rounding; f(m) = log K(m) - threshold
     * if f(0) < 0 return 0
     * below = 0 (f >= 0: excluded), above = 1 (f < 0: no factor exceeds 1 there)
     * while the bracket is wide:
     *     m = where the line between the ends crosses 0; every fourth time the middle
     *     below or above = m by the sign of f(m); an end that stays twice counts half its f (Illinois)
     * return below
     * </pre>
     */
    static double lower(double[] unit, double[] bets, double logThreshold, double c) {
        double threshold = logThreshold + ROUNDING * unit.length;
        double below = 0;
        double above = 1;
        double atBelow = logCapital(unit, bets, below, c) - threshold;
        double atAbove = logCapital(unit, bets, above, c) - threshold;
        if (!(atBelow >= 0)) {
            return 0;
        }
        boolean excluded = false;
        for (int step = 1; above - below > tolerance(above); step++) {
            double part = step % 4 == 0 ? 0.5 : atBelow / (atBelow - atAbove);
            double least = tolerance(above) / 2;
            double m = Math.min(above - least, Math.max(below + least, below + (above - below) * part));
            double atM = logCapital(unit, bets, m, c) - threshold;
            boolean same = step > 1 && excluded == atM >= 0;
            excluded = atM >= 0;
            if (excluded) {
                below = m;
                atBelow = atM;
                atAbove = same ? atAbove / 2 : atAbove;
            } else {
                above = m;
                atAbove = atM;
                atBelow = same ? atBelow / 2 : atBelow;
            }
        }
        return below;
    }

    private static double tolerance(double above) {
        return Math.max(RELATIVE_ERROR * above, LEAST);
    }

    /** log K(m): a product, taken apart into mantissa and exponent before it can over- or underflow. */
    static double logCapital(double[] unit, double[] bets, double m, double c) {
        double most = c / m;
        double capital = 1;
        long exponent = 0;
        for (int i = 0; i < unit.length; i++) {
            capital *= 1 + Math.min(bets[i], most) * (unit[i] - m);
            if (!(capital > 0x1p-500 && capital < 0x1p500)) {
                int shift = Math.getExponent(capital);
                capital = Math.scalb(capital, -shift);
                exponent += shift;
            }
        }
        return StrictMath.log(capital) + exponent * StrictMath.log(2);
    }
}
