package dev.narrows.result;

import tools.jackson.core.io.NumberOutput;

/** How doubles are written: the shortest decimal that reads back to the same double, the same on every JDK. */
public final class Numbers {
    private Numbers() {}

    /**
     * A double as text.
     *
     * @param value a finite double
     * @return the shortest decimal that reads back to {@code value}; {@link Double#toString} is not that on JDK 17
     * @throws IllegalArgumentException if the value is infinite or NaN
     */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value: " + value + ", must be finite");
        }
        return NumberOutput.toString(value, true);
    }
}
