package dev.narrows.info;

import dev.narrows.numeric.Arguments;

/** Checks of the arguments of {@link RaterChannels}. */
final class RaterArguments {
    private RaterArguments() {}

    static int index(String name, int value, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException(name + ": " + value + ", must be from 0 to " + (size - 1));
        }
        return value;
    }

    static void list(String name, double[] values) {
        Arguments.requireSome(name, values.length, "number");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "]: " + values[i] + ", must be finite");
            }
        }
    }

    static void increasing(String name, double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] > values[i - 1])) {
                throw new IllegalArgumentException(
                        name + "[" + i + "]: " + values[i] + ", must be above " + values[i - 1] + ", the one before");
            }
        }
    }

    static void table(String name, double[][] rows) {
        Arguments.requireSome(name, rows.length, "row");
        for (int u = 0; u < rows.length; u++) {
            String row = name + "[" + u + "]";
            list(row, rows[u]);
            Arguments.requireSize(row, rows[u].length, "entries", rows[0].length, " as " + name + "[0]");
        }
    }
}
