package dev.narrows.family;

import dev.narrows.bound.CatoniGrid;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of the ceilings.
 *
 * @param delta probability that a high-probability ceiling may fail, above 0 and below 1
 * @param eta probability given to the channel budget by Markov's inequality, above 0 and below 1
 * @param catoni the one value of Catoni's c, above 0; empty for the default grid
 * @param nested effort of nested Monte Carlo for the terms of the KL; empty for the exact bracket alone
 * @param negativeControl how the ceilings are broken on purpose; empty where they are not
 */
public record BoundsSpec(
        double delta,
        double eta,
        OptionalDouble catoni,
        Optional<NestedSpec> nested,
        Optional<NegativeControl> negativeControl) {
    /**
     * The delta that the high-probability ceilings are computed with: they pay {@code log(1/delta)} for it. What their
     * failures are held against is {@link #delta()} always.
     *
     * @return delta; 1, which costs nothing, under {@link NegativeControl#DROP_DELTA}
     */
    public double paidDelta() {
        return negativeControl.isPresent() ? 1 : delta;
    }

    /**
     * The values of Catoni's c that its ceiling is the least over.
     *
     * @return the one value, or the default grid
     */
    public CatoniGrid grid() {
        return catoni.isPresent() ? CatoniGrid.of(catoni.getAsDouble()) : CatoniGrid.standard();
    }
}
