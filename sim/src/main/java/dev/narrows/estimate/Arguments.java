package dev.narrows.estimate;

/** Checks that the intervals share; none lets NaN pass. */
final class Arguments {
    private Arguments() {
    }

    static void checkConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: " + confidence + ", must be in (0, 1)");
        }
    }

    static void checkErrorRate(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha: " + alpha + ", must be in (0, 1)");
        }
    }

    static void checkRange(double lo, double hi) {
        if (!(lo <= hi && Double.isFinite(lo) && Double.isFinite(hi - lo))) {
            throw new IllegalArgumentException("lo, hi: [" + lo + ", " + hi + "], must be a finite range with lo <= hi");
        }
    }
}
