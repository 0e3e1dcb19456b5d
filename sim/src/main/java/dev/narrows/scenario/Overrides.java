package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line puts in the place of values of the file.
 *
 * @param seed instead of {@code seed}
 * @param replicates instead of {@code replicates} or {@code precision}, 1..10^7
 * @param settings instead of other values, by their full path
 * @param select a condition on swept keys, or on {@code cell}, that chooses which cells run; they keep their numbers
 * @param mostNumbers numbers that the tables of a model may hold together
 */
public record Overrides(
        OptionalLong seed, OptionalLong replicates, List<Setting> settings, Optional<String> select, long mostNumbers) {
    /** Largest number of replicates of a cell. */
    public static final long MOST_REPLICATES = 10_000_000;

    /** Numbers that the tables of a model may hold together unless a run says otherwise: 160 MB of doubles. */
    public static final long USUAL_NUMBERS = 20_000_000;

    /**
     * Checks the range.
     *
     * @param seed instead of {@code seed}
     * @param replicates instead of {@code replicates}
     * @param settings instead of other values
     * @param select which cells run
     * @param mostNumbers numbers that the tables of a model may hold together
     * @throws IllegalArgumentException if the replicates lie outside 1..10^7
     */
    public Overrides {
        if (replicates.isPresent() && !(replicates.getAsLong() >= 1 && replicates.getAsLong() <= MOST_REPLICATES)) {
            throw new IllegalArgumentException(
                    "replicates: " + replicates.getAsLong() + ", must be from 1 to " + MOST_REPLICATES);
        }
        settings = List.copyOf(settings);
    }

    /**
     * Seed and replicates alone.
     *
     * @param seed instead of {@code seed}
     * @param replicates instead of {@code replicates}
     * @throws IllegalArgumentException if the replicates lie outside 1..10^7
     */
    public Overrides(OptionalLong seed, OptionalLong replicates) {
        this(seed, replicates, List.of(), Optional.empty(), USUAL_NUMBERS);
    }

    /**
     * These and one more value.
     *
     * @param setting what to set
     * @return changed overrides
     */
    public Overrides withSetting(Setting setting) {
        List<Setting> all = new ArrayList<>(settings);
        all.add(setting);
        return new Overrides(seed, replicates, all, select, mostNumbers);
    }

    /**
     * These for some cells only.
     *
     * @param condition a condition on swept keys or {@code cell}
     * @return changed overrides
     */
    public Overrides withSelect(String condition) {
        return new Overrides(seed, replicates, settings, Optional.of(condition), mostNumbers);
    }

    /**
     * These with another limit of memory.
     *
     * @param numbers numbers that the tables of a model may hold together
     * @return changed overrides
     */
    public Overrides withMostNumbers(long numbers) {
        return new Overrides(seed, replicates, settings, select, numbers);
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
