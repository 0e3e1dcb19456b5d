package dev.narrows.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them in tables; results in files have full precision. */
final class Decimals {
    private Decimals() {
    }

    /** A risk or a bound on one, to four decimals; tiny ones keep two digits. */
    static String risk(double value) {
        return value != 0 && Math.abs(value) < 1e-4
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    /** A standard error to two digits; 0 where all values are the same, a dash for a single one. */
    static String standardError(OptionalDouble value) {
        return value.isEmpty() ? "-" : value.getAsDouble() == 0 ? "0"
                : String.format(Locale.ROOT, "%.2g", value.getAsDouble());
    }

    /** A ratio to three decimals, or a dash where it is undefined. */
    static String ratio(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
    }

    static String risk(OptionalDouble value) {
        return value.isPresent() ? risk(value.getAsDouble()) : "-";
    }
}
