package dev.narrows.result;

import tools.jackson.core.io.NumberOutput;

/** How doubles are written: the shortest decimal that reads back to the same double, the same on every JDK. */
public final class Numbers {
    /** A number of a cell stands in several files, those of its model in every cell of that model. */
    private static final Written[] RECENT = new Written[1 << 12];

    private record Written(long bits, String text) {}

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
        long bits = Double.doubleToRawLongBits(value);
        int place = (int) (bits * 0x9E3779B97F4A7C15L >>> 52);
        Written recent = RECENT[place];
        if (recent == null || recent.bits != bits) {
            recent = new Written(bits, NumberOutput.toString(value, true));
            RECENT[place] = recent; // immutable, and whole for every thread that sees it
        }
        return recent.text;
    }
}
