package dev.narrows.estimate;

/** Values rescaled from their known range [lo, hi] to [0, 1], and the way back. */
final class UnitValues {
    private static final double TOLERANCE = 1e-12;

    private UnitValues() {}

    static void checkRange(double lo, double hi) {
        if (!(lo <= hi && Double.isFinite(lo) && Double.isFinite(hi - lo))) {
            throw new IllegalArgumentException(
                    "lo, hi: [" + lo + ", " + hi + "], must be a finite range with lo <= hi");
        }
    }

    /** {@code (v - lo)/(hi - lo)}, clamped to [0, 1]; {@code lo < hi} or nothing but the check is left to do. */
    static double[] of(double[] values, double lo, double hi) {
        double slack = TOLERANCE * Math.max(1, Math.max(Math.abs(lo), Math.abs(hi)));
        double[] unit = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= lo - slack && values[i] <= hi + slack)) {
                throw new IllegalArgumentException(
                        "values[" + i + "]: " + values[i] + ", must be in [" + lo + ", " + hi + "]");
            }
            unit[i] = lo == hi ? 0 : Math.min(1, Math.max(0, (values[i] - lo) / (hi - lo)));
        }
        return unit;
    }

    /** {@code 1 - x} of each. */
    static double[] reflected(double[] unit) {
        double[] reflected = new double[unit.length];
        for (int i = 0; i < unit.length; i++) {
            reflected[i] = 1 - unit[i];
        }
        return reflected;
    }

    /**
     * An interval in [0, 1] back in [lo, hi]; ends that are not 0 or 1 are moved outward by the rounding of the way.
     */
    static Interval back(double low, double high, double lo, double hi) {
        double slack = 0x1p-50 * Math.max(hi - lo, Math.max(Math.abs(lo), Math.abs(hi)));
        double from = low > 0 ? Math.max(lo, lo + (hi - lo) * low - slack) : lo;
        double to = high < 1 ? Math.min(hi, lo + (hi - lo) * high + slack) : hi;
        return new Interval(from, to);
    }
}
