package dev.narrows.scenario;

import java.util.OptionalLong;

/**
 * What the command line puts in the place of values of the file.
 *
 * @param seed instead of {@code seed}
 * @param replicates instead of {@code replicates} or {@code precision}, 1..10^7
 */
public record Overrides(OptionalLong seed, OptionalLong replicates) {
    /** Largest number of replicates of a cell. */
    public static final long MOST_REPLICATES = ScenarioReader.MOST_REPLICATES;

    /**
     * Checks the range.
     *
     * @param seed instead of {@code seed}
     * @param replicates instead of {@code replicates}
     * @throws IllegalArgumentException if the replicates lie outside 1..10^7
     */
    public Overrides {
        if (replicates.isPresent() && !(replicates.getAsLong() >= 1 && replicates.getAsLong() <= ScenarioReader.MOST_REPLICATES)) {
            throw new IllegalArgumentException("replicates: " + replicates.getAsLong() + ", must be from 1 to "
                    + ScenarioReader.MOST_REPLICATES);
        }
    }

    /**
     * Leaves the file as it is.
     *
     * @return no override
     */
    public static Overrides none() {
        return new Overrides(OptionalLong.empty(), OptionalLong.empty());
    }
}
