package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.Objects;

/**
 * A {@link FloorRule} in one form under one model: a number that no policy's risk is below, whatever the number of
 * labels, as far as it {@link #holds}.
 *
 * @param rung name of the rule: how information is turned into risk
 * @param form which information, and how contexts are combined
 * @param holds when it holds: {@link Holds#ALWAYS}, or {@link Holds#AT_CONFIDENCE} also where the informations that it
 *     was made of have a confidence only, or {@link Holds#OVER_CODEBOOKS}
 * @param value the floor, in [0, 1], rounded down
 */
public record Floor(String rung, FloorForm form, Holds holds, double value) implements LowerBound {
    /**
     * A floor.
     *
     * @param rung name of the rule
     * @param form which information, and how contexts are combined
     * @param holds when it holds
     * @param value the floor, in [0, 1], rounded down
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public Floor {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(holds, "holds");
        Arguments.requireFraction(rung, value);
    }

    /**
     * The name in files and tables.
     *
     * @return such as {@code sharp-fano/cascade/per-context}
     */
    public String label() {
        return rung + form.suffix();
    }
}
