package dev.narrows.estimate;

/**
 * The lower limit of the hedged capital interval: where {@code K(m) = prod_i (1 + min(lam_i, c/m) (x_i - m))}, c = 1/2,
 * falls to a threshold. Every factor is at least 1 - c and does not rise in m, so K falls.
 */
final class BettingLimit {
    private static final double TRUNCATION = 0.5;
    private static final double RELATIVE_ERROR = 1e-10;
    private static final double LEAST = 1e-30;
    /** Rounding of the factors, of the logarithm and of the rescaled value, per value; in units of log K. */
    private static final double ROUNDING = 0x1p-46;

    private BettingLimit() {
    }

    /**
     * The outer end of the bisection's last bracket.
     *
     * <pre>
     * if log K(0) is below the threshold (raised by the rounding) return 0
     * below = 0 (excluded), above = 1 (not excluded: no factor exceeds 1 there)
     * while the bracket is wide: halve it, keeping below excluded and above not
     * return below
     * </pre>
     */
    static double lower(double[] unit, double[] bets, double logThreshold) {
        double threshold = logThreshold + ROUNDING * unit.length;
        if (!(logCapital(unit, bets, 0) >= threshold)) {
            return 0;
        }
        double below = 0;
        double above = 1;
        while (above - below > Math.max(RELATIVE_ERROR * above, LEAST)) {
            double m = below + (above - below) / 2;
            if (logCapital(unit, bets, m) >= threshold) {
                below = m;
            } else {
                above = m;
            }
        }
        return below;
    }

    /** log K(m): a product, taken apart into mantissa and exponent before it can over- or underflow. */
    static double logCapital(double[] unit, double[] bets, double m) {
        double most = TRUNCATION / m;
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
