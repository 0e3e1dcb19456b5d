package dev.narrows.bound;

/** Checks of the arguments of bounds; written so that NaN cannot pass. */
final class Arguments {
    /** Above this a count of labels is no longer exact as a double. */
    private static final long LARGEST_LABELS = 1L << 53;

    private Arguments() {
    }

    /** Refuses what is not in [0, 1]. */
    static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": " + value + ", must be in [0, 1]");
        }
    }

    /** Refuses what is not in [0, infinity]. */
    static void requireNonNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + ": " + value + ", must be at least 0");
        }
    }

    /** Refuses what is not in (0, 1]. */
    static void requireConfidence(String name, double delta) {
        if (!(delta > 0 && delta <= 1)) {
            throw new IllegalArgumentException(name + ": " + delta + ", must be in (0, 1]");
        }
    }

    /** Refuses a number of labels that is not in 1..2^53. */
    static void requireLabels(long labels) {
        if (labels < 1 || labels > LARGEST_LABELS) {
            throw new IllegalArgumentException("labels: " + labels + ", must be in 1..2^53");
        }
    }

    /** Refuses the inputs of a Fano floor: entropy in [0, infinity), information in [0, infinity], codewords &gt;= 2. */
    static void requireFano(double entropy, double information, double codewords) {
        if (!(entropy >= 0 && entropy < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("entropy: " + entropy + ", must be finite and at least 0");
        }
        requireNonNegative("information", information);
        if (!(codewords >= 2 && codewords == Math.rint(codewords) && codewords <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("codewords: " + codewords + ", must be a whole number of at least 2");
        }
    }
}
