package dev.narrows.extension;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;
import dev.narrows.model.FiniteModel;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * {@code sum_s w_s max(0, blind_s - sqrt(I_s/2))}: labels move the law of the target, in total variation, by no more.
 */
public final class PinskerFloor implements FiniteFloorRule {
    @Override
    public Statement statement() {
        return new Statement(
                "pinsker",
                "sum_s p_s [blind_s - sqrt(I_s/2)]+",
                "I_s >= I(U;Y|S=s)",
                Holds.ALWAYS,
                "Cover and Thomas, 2nd ed., lemma 11.6.1");
    }

    @Override
    public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
        double floor = IntStream.range(0, model.contexts())
                .mapToDouble(s -> model.contextLaw().probability(s)
                        * Math.max(0, blind(model, s) - Math.sqrt(capacities.mixture(s) / 2)))
                .sum();
        return form -> Math.max(0, floor - 1e-12);
    }

    private static double blind(FiniteModel model, int s) {
        return IntStream.range(0, model.actions())
                .mapToDouble(a -> IntStream.range(0, model.targets())
                        .mapToDouble(u ->
                                model.targetProbability(u, s) * model.loss().value(a, u, s))
                        .sum())
                .min()
                .orElseThrow();
    }
}
