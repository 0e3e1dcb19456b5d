package dev.narrows.sampling;

/** Checks that the samplers share. */
final class Arguments {
    private Arguments() {
    }

    static void checkDraw(long labels, long[] counts, int cells) {
        if (labels < 0 || labels > CountsSampler.MAX_LABELS) {
            throw new IllegalArgumentException(
                    "labels: " + labels + ", must be in [0, " + CountsSampler.MAX_LABELS + "]");
        }
        if (counts.length != cells) {
            throw new IllegalArgumentException("counts: has length " + counts.length + ", must have " + cells);
        }
    }

    /** Entries must be probabilities that sum to 1 within 1e-9. */
    static void checkLaw(String name, double[] law) {
        double sum = 0;
        for (int i = 0; i < law.length; i++) {
            if (!(law[i] >= 0 && law[i] <= 1 + 1e-9)) {
                throw new IllegalArgumentException(name + "[" + i + "]: " + law[i] + ", must be in [0, 1]");
            }
            sum += law[i];
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException(name + ": sums to " + sum + ", must be 1");
        }
    }
}
