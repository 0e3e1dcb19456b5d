package dev.narrows.explain;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them in tables and sentences; results in files have full precision. */
public final class Decimals {
    private Decimals() {}

    /**
     * A risk or a bound on one.
     *
     * @param value a risk
     * @return to four decimals; tiny ones keep two digits
     */
    public static String risk(double value) {
        return format(value != 0 && Math.abs(value) < 1e-4 ? "%.1e" : "%.4f", value);
    }

    /**
     * A standard error.
     *
     * @param value the error; empty for a single value, which has none
     * @return to two digits; 0 where all values are the same, a dash for a single one
     */
    public static String standardError(OptionalDouble value) {
        return value.isEmpty() ? "-" : value.getAsDouble() == 0 ? "0" : format("%.2g", value.getAsDouble());
    }

    /**
     * A ratio.
     *
     * @param value the ratio; empty where it is undefined
     * @return to three decimals, or a dash
     */
    public static String ratio(OptionalDouble value) {
        return value.isPresent() ? format("%.3f", value.getAsDouble()) : "-";
    }

    /**
     * A risk that may be unknown.
     *
     * @param value a risk, or none
     * @return as {@link #risk(double)} has it, or a dash
     */
    public static String risk(OptionalDouble value) {
        return value.isPresent() ? risk(value.getAsDouble()) : "-";
    }

    /**
     * Nats, and other numbers that are no risks.
     *
     * @param value a number
     * @return to four digits
     */
    public static String number(double value) {
        return value == 0 ? "0" : format("%.4g", value);
    }

    /**
     * A fraction in percent.
     *
     * @param fraction a share of something
     * @return without decimals; the smallest is not rounded to nothing
     */
    public static String percent(double fraction) {
        return fraction > 0 && fraction < 0.005 ? "less than 1 %" : format("%.0f %%", 100 * fraction);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
