package dev.narrows.bound;

/**
 * The floor of an extension.
 *
 * @param name name in results
 * @param value the floor, in [0, 1]
 */
public record NamedFloor(String name, double value) implements LowerBound {
    /**
     * A floor.
     *
     * @param name name in results
     * @param value the floor, in [0, 1]
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public NamedFloor {
        Arguments.requireFraction(name, value);
    }
}
