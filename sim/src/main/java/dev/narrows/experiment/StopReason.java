package dev.narrows.experiment;

import java.util.Locale;

/** Why a cell took no more replicates. */
public enum StopReason {
    /** Their number was fixed beforehand, and is reached. */
    REPLICATES,
    /** The precision asked for is reached. */
    PRECISION,
    /** The precision asked for is not reached by the most replicates allowed. */
    MAX_REPLICATES;

    /**
     * The name in results.
     *
     * @return kebab-case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether the replicates themselves decided how many there are: only what holds at any stopping time is valid then.
     */
    boolean adaptive() {
        return this != REPLICATES;
    }
}
