package dev.narrows.bound;

import dev.narrows.model.Loop;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A floor under the risk of every policy, for any number of labels: one of Narrows' own or a user's. It stands by its
 * name among the floors of results, is held against the Bayes risk and every replicate, and {@code floor_best} is the
 * largest.
 *
 * <p>Its statement says that it holds {@link Holds#ALWAYS}, {@link Holds#AT_CONFIDENCE}, {@link Holds#OVER_CODEBOOKS}
 * or {@link Holds#OVER_PRIOR}. One of the last three says nothing for certain of a single model: it stands among the
 * floors, a single risk below it is no violation, and it does not count in {@code floor_best}
 * ({@link FloorLadder#best()}). Where each replicate draws its law from the prior, the last is held against the mean
 * risk.
 *
 * <p>A floor that needs the whole channel of a finite loop is a {@link FiniteFloorRule}. A user's floor is a public
 * class with a public constructor without arguments, listed in {@code META-INF/services/dev.narrows.bound.FloorRule} on
 * the class path.
 */
public interface FloorRule extends BoundRule {
    /**
     * The forms in which it is taken. In two forms of one floor more information, or averaging before instead of after,
     * never gives the higher floor: a theorem for every floor that has several forms.
     *
     * @return at least one form; {@link FloorForm#ONLY} alone unless overridden
     */
    default List<FloorForm> forms() {
        return List.of(FloorForm.ONLY);
    }

    /**
     * Whether the channel enters through informations alone, as against its whole law: such a floor with a capacity
     * counts in {@code floor_capacity}.
     *
     * @return false unless overridden
     */
    default boolean fromInformations() {
        return false;
    }

    /**
     * The floors that a theorem puts at most as high as this one in the same form: a partial order. Values are raised
     * to the largest of those below them, so that no rounding disturbs the order.
     *
     * @param form one of {@link #forms()}
     * @return names of floors; none unless overridden
     */
    default List<String> below(FloorForm form) {
        return List.of();
    }

    /**
     * Whether the floor can be taken under a loop.
     *
     * @param loop any
     * @return true for every loop unless overridden
     */
    default boolean appliesTo(Loop loop) {
        return true;
    }

    /**
     * The floor under one loop. Called from several threads.
     *
     * @param loop a loop that it {@link #appliesTo applies to}
     * @param informations what its labels carry, nats; upper ends
     * @return the value of each form in [0, 1], rounded down
     */
    ToDoubleFunction<FloorForm> of(Loop loop, Informations informations);
}
