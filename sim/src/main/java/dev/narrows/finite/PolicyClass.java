package dev.narrows.finite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The class of policies over which a Gibbs posterior is taken. */
public enum PolicyClass {
    /** All decision tables: an action for each pair (context, label). */
    TABLE,
    /** A list of policies. */
    ENUMERATED;

    /**
     * The name in a scenario.
     *
     * @return table or enumerated
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(PolicyClass::label).toList();
    }
}
