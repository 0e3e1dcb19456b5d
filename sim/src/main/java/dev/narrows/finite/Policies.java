package dev.narrows.finite;

import java.util.Arrays;

/** A list of policies of one shape: an action for each pair (s, y), pair {@code s |Y| + y} (immutable). */
public final class Policies {
    private final int[][] actions;

    Policies(int[][] actions) {
        this.actions = copy(actions);
    }

    /**
     * Number of policies.
     *
     * @return at least 1
     */
    public int size() {
        return actions.length;
    }

    /**
     * All policies.
     *
     * @return a copy, {@code [policy][pair]}
     */
    public int[][] toArray() {
        return copy(actions);
    }

    private static int[][] copy(int[][] table) {
        return Arrays.stream(table).map(int[]::clone).toArray(int[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policies that && Arrays.deepEquals(actions, that.actions);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(actions);
    }

    @Override
    public String toString() {
        return "Policies[" + actions.length + "]";
    }
}
