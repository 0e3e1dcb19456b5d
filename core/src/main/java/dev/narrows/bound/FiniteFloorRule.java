package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loop;
import java.util.function.ToDoubleFunction;

/** A floor that needs the whole of a finite model, as against informations alone. */
public interface FiniteFloorRule extends FloorRule {
    @Override
    default boolean appliesTo(Loop loop) {
        return loop instanceof FiniteModel;
    }

    @Override
    default ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
        return of((FiniteModel) loop, (Capacities) informations);
    }

    /**
     * The floor under one model. Called from several threads.
     *
     * @param model the model
     * @param capacities its certified capacities and informations, nats; upper ends
     * @return the value of each form in [0, 1], rounded down
     */
    ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities);
}
