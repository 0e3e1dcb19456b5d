package dev.narrows.info;

import dev.narrows.numeric.Arguments;

/** Probability vectors: entries in [0, 1], sum within 1e-9 of 1, divided by that sum once. */
final class Probabilities {
    private Probabilities() {}

    /** A normalised copy of {@code values}; {@code name} stands in the message of the error. */
    static double[] normalised(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": is empty, must hold at least one probability");
        }
        double sum = Arguments.requireLaw(name, values);
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] / sum;
        }
        return result;
    }
}
