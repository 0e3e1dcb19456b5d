package dev.narrows.learner;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Draws by the inverse of a distribution function, {@code min{i : P_0 + .. + P_i > U}}. */
final class PolicyDraw {
    private PolicyDraw() {}

    /**
     * A draw from a law.
     *
     * @param law P_i, with sum 1 up to rounding; not modified
     * @param uniform U, in [0, 1)
     * @return a place of positive probability: the last of them where rounding leaves U above the sum
     */
    static int of(double[] law, double uniform) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < law.length; i++) {
            sum += law[i];
            last = law[i] > 0 ? i : last;
            if (sum > uniform) {
                return last;
            }
        }
        return last;
    }

    /** An action of each pair, drawn from its own law. */
    static int[] each(double[][] laws, DoubleSupplier uniform) {
        return Arrays.stream(laws)
                .mapToInt(law -> of(law, uniform.getAsDouble()))
                .toArray();
    }
}
