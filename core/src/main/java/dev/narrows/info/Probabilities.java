package dev.narrows.info;

import dev.narrows.numeric.Arguments;

/** Probability vectors: entries in [0, 1], sum within 1e-9 of 1, divided by that sum once. */
final class Probabilities {
    private Probabilities() {}

    /** A normalised copy of {@code values}; {@code name} stands in the message of the error. */
    static double[] normalised(String name, double[] values) {
        Arguments.requireSome(name, values.length, "probability");
        double sum = Arguments.requireLaw(name, values);
        double[] result = values.clone();
        divide(result, sum);
        return result;
    }

    /** Divides every entry by {@code sum}. */
    static void divide(double[] values, double sum) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }

    /** {@code sum_i p_i v_i}, in the order of the entries. */
    static double mean(double[] p, double[] values) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * values[i];
        }
        return sum;
    }

    /** The largest entry; NaN if one is. */
    static double largest(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
