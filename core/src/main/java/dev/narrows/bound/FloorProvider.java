package dev.narrows.bound;

import dev.narrows.model.FiniteModel;

/**
 * A floor that an extension adds to those of results: a public class with a public constructor without arguments, listed in
 * {@code META-INF/services/dev.narrows.bound.FloorProvider} on the class path. It stands by its name among the floors and is
 * held against the Bayes risk and every replicate like any other, but it is no rung: {@code floor_best} leaves it out.
 */
public interface FloorProvider {
    /**
     * The name in results.
     *
     * @return lower-case letters, digits and hyphens
     */
    String name();

    /**
     * The floor under the risk of every policy, for any number of labels. Called from several threads.
     *
     * @param model the model
     * @param capacities its certified capacities and informations, nats; take upper ends
     * @return a value in [0, 1], rounded down
     */
    double floor(FiniteModel model, Capacities capacities);
}
