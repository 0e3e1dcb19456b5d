package dev.narrows.info;

import java.util.Map;
import java.util.NavigableMap;
import java.util.function.DoubleFunction;

/**
 * Largest {@code (F(t) - I)/t} over t &gt; 0, F concave (mutable, unshared).
 *
 * <p>The maximum lies where the rate {@code F(t) - t F'(t)}, increasing in t, crosses I. It is bracketed by slopes of
 * earlier searches, or from {@code t = sqrt(2 I)}, where the rate is at most {@code t^2/2} (losses span at most 1), by
 * growing factors; then narrowed on log scale by false position with the Illinois rule. Every t tried gives a valid
 * bound, and the largest is returned: the search decides about tightness only. It ends when the tangents of F at both
 * ends leave no room for more.
 */
final class SlopeSearch {
    private static final double ROOM = 1e-12;
    private static final int MOST_STEPS = 100;
    private static final double LARGEST_SLOPE = 0x1p60;

    private final DoubleFunction<DualPoint> dual;
    private final NavigableMap<Double, DualPoint> known;
    private final double information;
    private final double entropy;
    private double best;

    /**
     * Search for this {@code information > 0}; no rate exceeds {@code entropy}. {@code known} has the points of earlier
     * searches on the same F by their slopes, and gets those of this one.
     */
    SlopeSearch(
            DoubleFunction<DualPoint> dual, NavigableMap<Double, DualPoint> known, double information, double entropy) {
        this.dual = dual;
        this.known = known;
        this.information = information;
        this.entropy = entropy;
        this.best = known.values().stream()
                .mapToDouble(point -> point.floor(information))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    double best() {
        DualPoint low = known.isEmpty() ? at(Math.sqrt(2 * information)) : nearest();
        double factor = 4;
        DualPoint high = next(low, factor);
        while (excess(high) < 0) {
            // beyond t the bound can grow by (highest rate - I)/t at most
            if ((entropy - information) / high.slope() < ROOM || high.slope() > LARGEST_SLOPE) {
                return best;
            }
            factor *= factor < 16 ? 2 : factor;
            low = high;
            high = next(low, factor);
        }
        narrow(low, high);
        return best;
    }

    /**
     * The known point of the largest slope before those whose rate is above I; the first of a new search if none is.
     */
    private DualPoint nearest() {
        DualPoint low = null;
        for (DualPoint point : known.values()) {
            if (excess(point) >= 0) {
                break;
            }
            low = point;
        }
        return low == null ? at(Math.min(Math.sqrt(2 * information), known.firstKey() / 4)) : low;
    }

    /** The known point of the next larger slope, else one further by the factor. */
    private DualPoint next(DualPoint low, double factor) {
        Map.Entry<Double, DualPoint> above = known.higherEntry(low.slope());
        return above == null ? at(low.slope() * factor) : above.getValue();
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
        known.put(slope, point);
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
