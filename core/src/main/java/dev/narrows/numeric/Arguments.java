package dev.narrows.numeric;

/**
 * Checks of numbers that are given; every message names the parameter, the value found and the allowed set. Written so
 * that NaN cannot pass.
 */
public final class Arguments {
    /** How far from 1 a law may sum. */
    private static final double SUM_TOLERANCE = 1e-9;
    /** Above this a count is no longer exact as a double. */
    private static final long LARGEST_COUNT = 1L << 53;

    private Arguments() {}

    /**
     * Refuses what is not in [0, 1].
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw outside(name, value, "in [0, 1]");
        }
    }

    /**
     * Refuses entries that are not in [0, 1].
     *
     * @param name of the parameter
     * @param values its entries, not modified
     * @throws IllegalArgumentException if one is not in the set
     */
    public static void requireFractions(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw outside(name + "[" + i + "]", values[i], "in [0, 1]");
            }
        }
    }

    /**
     * Refuses what is not in (0, 1].
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requirePositiveFraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw outside(name, value, "in (0, 1]");
        }
    }

    /**
     * Refuses what is not in (0, 1).
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requireInnerFraction(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw outside(name, value, "in (0, 1)");
        }
    }

    /**
     * Refuses what is not in [0, infinity].
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requireNonNegative(String name, double value) {
        if (!(value >= 0)) {
            throw outside(name, value, "at least 0");
        }
    }

    /**
     * Refuses what is not in [0, infinity).
     *
     * @param name of the parameter
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static double requireFinite(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw outside(name, value, "finite and at least 0");
        }
        return value;
    }

    /**
     * Refuses what is not in (0, infinity).
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw outside(name, value, "finite and above 0");
        }
    }

    /**
     * Refuses a number that is too small.
     *
     * @param name of the parameter
     * @param value its value
     * @param least the least that is allowed
     * @return the value
     * @throws IllegalArgumentException if it is less
     */
    public static long requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw outside(name, value, "at least " + least);
        }
        return value;
    }

    /**
     * Refuses a number that is too small.
     *
     * @param name of the parameter
     * @param value its value
     * @param least the least that is allowed
     * @return the value
     * @throws IllegalArgumentException if it is less
     */
    public static int requireAtLeast(String name, int value, int least) {
        requireAtLeast(name, (long) value, least);
        return value;
    }

    /**
     * Refuses a number of labels, or of other things, that is not in 1..2^53.
     *
     * @param name of the parameter
     * @param value its value
     * @throws IllegalArgumentException if it is not in the set
     */
    public static void requireCount(String name, long value) {
        if (value < 1 || value > LARGEST_COUNT) {
            throw outside(name, value, "in 1..2^53");
        }
    }

    /**
     * Refuses what is empty.
     *
     * @param name of the parameter
     * @param size how much it holds
     * @param thing what it must hold one of, in the singular
     * @throws IllegalArgumentException if the size is 0
     */
    public static void requireSome(String name, int size, String thing) {
        if (size == 0) {
            throw new IllegalArgumentException(name + ": is empty, must hold at least one " + thing);
        }
    }

    /**
     * Refuses an array, or anything else with entries, of another size than expected.
     *
     * @param name of the parameter
     * @param found its size
     * @param expected the only size that is allowed
     * @throws IllegalArgumentException if they differ
     */
    public static void requireSize(String name, int found, int expected) {
        requireSize(name, found, "entries", expected, "");
    }

    /**
     * Refuses another number of things than expected.
     *
     * @param name of the parameter
     * @param found how many it has
     * @param things what they are, in the plural
     * @param expected the only number that is allowed
     * @param as why that, the end of the message; may be empty
     * @throws IllegalArgumentException if they differ
     */
    public static void requireSize(String name, int found, String things, int expected, String as) {
        if (found != expected) {
            throw new IllegalArgumentException(name + ": has " + found + " " + things + ", must have " + expected + as);
        }
    }

    /**
     * Refuses entries that are no probabilities, within 1e-9, or do not sum to 1 within 1e-9.
     *
     * @param name of the parameter
     * @param values its entries, not modified
     * @return their sum
     * @throws IllegalArgumentException if they are no law
     */
    public static double requireLaw(String name, double[] values) {
        CompensatedSum total = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1 + SUM_TOLERANCE)) {
                throw outside(name + "[" + i + "]", values[i], "in [0, 1]");
            }
            total.add(values[i]);
        }
        double sum = total.value();
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(name + ": sums to " + sum + ", must be 1");
        }
        return sum;
    }

    private static IllegalArgumentException outside(String name, Object value, String allowed) {
        return new IllegalArgumentException(name + ": " + value + ", must be " + allowed);
    }
}
