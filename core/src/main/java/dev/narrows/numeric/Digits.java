package dev.narrows.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number to four significant digits, for the text of an object; rounded to one side, as bounds are. */
public final class Digits {
    private static final int DIGITS = 4;
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e7;

    private Digits() {}

    /**
     * A lower end.
     *
     * @param value any number
     * @return decimal text of a number not above it
     */
    public static String down(double value) {
        return text(value, RoundingMode.FLOOR);
    }

    /**
     * An upper end.
     *
     * @param value any number
     * @return decimal text of a number not below it
     */
    public static String up(double value) {
        return text(value, RoundingMode.CEILING);
    }

    private static String text(double value, RoundingMode side) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, side));
        double size = Math.abs(value);
        return size >= LEAST_PLAIN && size < MOST_PLAIN
                ? rounded.stripTrailingZeros().toPlainString()
                : rounded.stripTrailingZeros().toString();
    }
}
