package dev.narrows.info;

import dev.narrows.numeric.CompensatedSum;

/** The one check of probability vectors: entries in [0, 1], sum within 1e-9 of 1, divided by that sum once. */
final class Probabilities {
    /** How far from 1 a row may sum. */
    static final double SUM_TOLERANCE = 1e-9;

    private Probabilities() {
    }

    /** A normalised copy of {@code values}; {@code name} stands in the message of the error. */
    static double[] normalised(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": is empty, must hold at least one probability");
        }
        CompensatedSum total = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException(name + "[" + i + "]: " + values[i] + ", must be in [0, 1]");
            }
            total.add(values[i]);
        }
        double sum = total.value();
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(name + ": sums to " + sum + ", must be 1");
        }
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] / sum;
        }
        return result;
    }
}
