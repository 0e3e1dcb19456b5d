package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import java.util.Locale;

/** Units of information in printed tables. */
enum Unit {
    NATS(1),
    BITS(StrictMath.log(2));

    private final double nats;

    Unit(double nats) {
        this.nats = nats;
    }

    double of(double valueInNats) {
        return valueInNats / nats;
    }

    String text(double valueInNats) {
        return String.format(Locale.ROOT, "%.6g", of(valueInNats));
    }

    /** To four decimals, as risks are. */
    String brief(double valueInNats) {
        return Decimals.risk(valueInNats / nats);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
