package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ContextUse;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.InformationKind;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.Waterfall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The floors and ceilings that cells of a run may have, in the order of their numbers in points.json: floors by rule
 * and form; ceilings of one data set measured, then from the budget, then those on the mean risk likewise (immutable).
 */
final class BoundOrder {
    private final List<FloorName> floors = new ArrayList<>();
    private final List<CeilingName> ceilings = new ArrayList<>();

    private record FloorName(FloorRule rule, FloorForm form) {
        boolean isOf(Floor floor) {
            return floor.rung().equals(rule.statement().name()) && floor.form().equals(form);
        }
    }

    private record CeilingName(CeilingRule rule, String kl) {
        boolean isOf(CeilingSummary ceiling) {
            return ceiling.kl().equals(kl)
                    && ceiling.name().equals(rule.statement().name());
        }
    }

    BoundOrder(BoundCatalogue bounds) {
        bounds.floors().forEach(rule -> rule.forms().forEach(form -> floors.add(new FloorName(rule, form))));
        for (List<CeilingRule> rules : List.of(bounds.highProbability(), bounds.expected())) {
            rules.forEach(rule -> ceilings.add(new CeilingName(rule, CeilingSummary.MEASURED)));
            rules.stream()
                    .filter(rule -> rule.needs().fromKl())
                    .forEach(rule -> ceilings.add(new CeilingName(rule, CeilingSummary.BUDGET)));
        }
    }

    /** For each floor of the order its place among those of a cell; -1 where the cell has it not. */
    int[] floors(List<Floor> found) {
        return places(floors, found, FloorName::isOf);
    }

    /** For each ceiling of the order its place among those of a cell; -1 where the cell has it not. */
    int[] ceilings(List<CeilingSummary> found) {
        return places(ceilings, found, CeilingName::isOf);
    }

    private static <N, T> int[] places(List<N> names, List<T> found, BiPredicate<N, T> isOf) {
        int[] places = new int[names.size()];
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = next < found.size() && isOf.test(names.get(i), found.get(next)) ? next++ : -1;
        }
        if (next < found.size()) {
            throw new IllegalStateException(found.get(next) + ": does not follow the order of bounds");
        }
        return places;
    }

    /** What points.json says once: the names of {@code floors}, {@code ceilings} and steps of the {@code waterfall}. */
    ObjectNode head() {
        ObjectNode head = Json.MAPPER.createObjectNode();
        ArrayNode floorNames = head.putArray("floors");
        for (FloorName floor : floors) {
            Floor named = new Floor(
                    floor.rule.statement().name(),
                    floor.form,
                    floor.rule.statement().holds(),
                    0);
            floorNames
                    .addObject()
                    .put("bound", Check.floorName(named.label()))
                    .put("rung", named.rung())
                    .put(
                            "information",
                            floor.form.information().map(InformationKind::label).orElse(null))
                    .put("context", floor.form.context().map(ContextUse::label).orElse(null))
                    .put("holds", named.holds().words());
        }
        ArrayNode ceilingNames = head.putArray("ceilings");
        for (CeilingName ceiling : ceilings) {
            String name = ceiling.rule.statement().name();
            boolean each = ceiling.rule.needs() == CeilingRule.Needs.KL;
            ceilingNames
                    .addObject()
                    .put("bound", CeilingSummary.column(name, ceiling.kl))
                    .put("name", name)
                    .put("kl", ceiling.kl)
                    .put("kind", each ? CeilingSummary.HIGH_PROBABILITY : CeilingSummary.EXPECTED);
        }
        ObjectNode waterfall = head.putObject("waterfall");
        steps(waterfall.putArray("floor"), Waterfall.FLOOR_STEPS);
        steps(waterfall.putArray("ceiling"), Waterfall.CEILING_STEPS);
        return head;
    }

    private static void steps(ArrayNode array, List<Waterfall.Name> steps) {
        steps.forEach(step -> array.addObject().put("step", step.step()).put("label", step.label()));
    }

    /** For each step its place among those of a cell; -1 where the cell has it not. */
    static int[] steps(List<Waterfall.Name> names, List<Waterfall.Step> found) {
        return places(names, found, (name, step) -> step.step().equals(name.step()));
    }
}
