package dev.narrows.info;

import java.util.function.DoubleFunction;

/**
 * Largest {@code (F(t) - I)/t} over t &gt; 0, F concave (mutable, unshared).
 *
 * <p>The maximum lies where the rate {@code F(t) - t F'(t)}, increasing in t, crosses I. It is bracketed from {@code t
 * = sqrt(2 I)}, where the rate is at most {@code t^2/2} (losses span at most 1), by growing factors; then narrowed on
 * log scale by false position with the Illinois rule. Every t tried gives a valid bound, and the largest is returned:
 * the search decides about tightness only. It ends when the tangents of F at both ends leave no room for more.
 */
final class SlopeSearch {
    private static final double ROOM = 1e-12;
    private static final int MOST_STEPS = 100;
    private static final double LARGEST_SLOPE = 0x1p60;

    private final DoubleFunction<DualPoint> dual;
    private final double information;
    private final double entropy;
    private double best = Double.NEGATIVE_INFINITY;

    /** Search for this {@code information > 0}; no rate exceeds {@code entropy}. */
    SlopeSearch(DoubleFunction<DualPoint> dual, double information, double entropy) {
        this.dual = dual;
        this.information = information;
        this.entropy = entropy;
    }

    double best() {
        DualPoint low = at(Math.sqrt(2 * information));
        double factor = 4;
        DualPoint high = at(low.slope() * factor);
        while (excess(high) < 0) {
            // beyond t the bound can grow by (highest rate - I)/t at most
            if ((entropy - information) / high.slope() < ROOM || high.slope() > LARGEST_SLOPE) {
                return best;
            }
            factor *= factor < 16 ? 2 : factor;
            low = high;
            high = at(high.slope() * factor);
        }
        narrow(low, high);
        return best;
    }

    private void narrow(DualPoint start, DualPoint end) {
        DualPoint low = start;
        DualPoint high = end;
        double weightLow = excess(low);
        double weightHigh = excess(high);
        for (int i = 0; i < MOST_STEPS && room(low, high) > ROOM; i++) {
            double share = weightLow / (weightLow - weightHigh);
            double position = Math.min(0.98, Math.max(0.02, share));
            double slope = low.slope() * StrictMath.pow(high.slope() / low.slope(), position);
            if (!(slope > low.slope() && slope < high.slope())) {
                return;
            }
            DualPoint middle = at(slope);
            if (excess(middle) < 0) {
                low = middle;
                weightLow = excess(middle);
                weightHigh /= 2;
            } else {
                high = middle;
                weightHigh = excess(middle);
                weightLow /= 2;
            }
        }
    }

    private DualPoint at(double slope) {
        DualPoint point = dual.apply(slope);
        best = Math.max(best, point.floor(information));
        return point;
    }

    private double excess(DualPoint point) {
        return point.rate() - information;
    }

    /** How far the bound can still rise between two slopes: to where the tangents of F at both meet. */
    private double room(DualPoint low, DualPoint high) {
        double fall = low.distortion() - high.distortion();
        double meeting = (high.rate() - low.rate()) / fall;
        if (!(meeting > low.slope() && meeting < high.slope())) {
            // a straight piece of the curve, or rounding: both ends say the same
            return Math.max(low.distortion() + excess(low) / high.slope(), low.floor(information)) - best;
        }
        return low.distortion() + excess(low) / meeting - best;
    }
}
