package dev.narrows.finite;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.family.ExactHalf;
import dev.narrows.info.CapacityBracket;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The exact half of a finite model: capacities of its stages and contexts, floors, Bayes risk, blind risk. */
final class FiniteExact {
    private FiniteExact() {}

    static ExactHalf of(FiniteModel model, BoundCatalogue bounds) {
        Capacities capacities = Capacities.of(model);
        return new ExactHalf(
                capacities,
                FloorLadder.of(bounds.floors(), model, capacities),
                ExactHalf.BayesRisk.exact(BayesRisk.of(model)),
                OptionalDouble.of(BlindRisk.of(model)),
                details(model.contexts(), capacities));
    }

    /** {@code capacity} and {@code information} of points.json, nats. */
    private static ObjectNode details(int contexts, Capacities c) {
        ObjectNode node = Json.object();
        ObjectNode capacity = node.putObject("capacity");
        capacity.set("cognitive", brackets(contexts, c::cognitive));
        capacity.set("articulation", brackets(contexts, c::articulation));
        capacity.set("cascade", brackets(contexts, c::cascade));
        capacity.put("total_average", c.average(InformationKind.TOTAL));
        capacity.put("cascade_average", c.average(InformationKind.CASCADE));
        capacity.put(
                "converged",
                IntStream.range(0, contexts)
                        .allMatch(s -> c.cognitive(s).converged()
                                && c.articulation(s).converged()
                                && c.cascade(s).converged()));
        ObjectNode information = node.putObject("information");
        ArrayNode mixture = information.putArray("mixture");
        IntStream.range(0, contexts).forEach(s -> mixture.add(c.information(InformationKind.MIXTURE, s)));
        information.put("mixture_average", c.average(InformationKind.MIXTURE));
        information.put("target_context", c.targetContext());
        return node;
    }

    private static ArrayNode brackets(int contexts, IntFunction<CapacityBracket> bracket) {
        ArrayNode array = Json.object().arrayNode();
        for (int s = 0; s < contexts; s++) {
            array.addObject()
                    .put("lower", bracket.apply(s).lower())
                    .put("upper", bracket.apply(s).upper());
        }
        return array;
    }
}
