package dev.narrows.bound;

import java.util.Objects;

/**
 * One rung of the {@link FloorLadder}: a number that no policy's risk is below, whatever the number of labels.
 *
 * @param rung how information is turned into risk
 * @param information which information
 * @param context how contexts are combined
 * @param value the floor, in [0, 1], rounded down
 */
public record Floor(Rung rung, InformationKind information, ContextUse context, double value) implements LowerBound {
    /**
     * A floor.
     *
     * @param rung how information is turned into risk
     * @param information which information
     * @param context how contexts are combined
     * @param value the floor, in [0, 1], rounded down
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public Floor {
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(information, "information");
        Objects.requireNonNull(context, "context");
        Arguments.requireFraction("value", value);
    }

    /**
     * The name in files and tables.
     *
     * @return such as {@code sharp-fano/cascade/per-context}
     */
    public String label() {
        return rung.label() + "/" + information.label() + "/" + context.label();
    }
}
