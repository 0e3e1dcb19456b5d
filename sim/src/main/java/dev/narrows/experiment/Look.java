package dev.narrows.experiment;

import dev.narrows.numeric.Arguments;
import dev.narrows.scenario.Scenario;
import java.util.Set;

/**
 * A look at results: the number of replicates of every cell, or that the replicates themselves decided on it.
 *
 * @param replicates the number fixed beforehand, {@value #ADAPTIVE} for none
 */
public record Look(int replicates) {
    private static final int ADAPTIVE = 0;

    /**
     * Checks the number.
     *
     * @param replicates the number fixed beforehand, {@value #ADAPTIVE} for none
     * @throws IllegalArgumentException if it is negative
     */
    public Look {
        Arguments.requireAtLeast("replicates", replicates, 0);
    }

    /**
     * The look that a run of a scenario takes.
     *
     * @param scenario a scenario
     * @return its number of replicates; none with a precision
     */
    public static Look of(Scenario scenario) {
        return new Look(scenario.precision().isPresent() ? ADAPTIVE : Math.toIntExact(scenario.replicates()));
    }

    /**
     * Whether somebody may have chosen this look by the results of another. Adaptive ones among themselves are one
     * stopping time after another, whose limits hold anyway; a fixed look at the same number is the same look.
     *
     * @param earlier looks that were taken
     * @return whether one of them is another than this
     */
    public boolean after(Set<Look> earlier) {
        return earlier.stream().anyMatch(look -> !look.equals(this));
    }
}
