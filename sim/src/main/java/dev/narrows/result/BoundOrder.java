package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ContextUse;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorForm;
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
    private final List<Floor> floors;
    private final List<CeilingName> ceilings = new ArrayList<>();

    private record CeilingName(String name, String kl, String kind) {
        boolean isOf(CeilingSummary ceiling) {
            return ceiling.kl().equals(kl) && ceiling.name().equals(name);
        }
    }

    BoundOrder(BoundCatalogue bounds) {
        floors = bounds.floors().stream()
                .flatMap(rule -> rule.forms().stream()
                        .map(form -> new Floor(
                                rule.statement().name(), form, rule.statement().holds(), 0)))
                .toList();
        add(bounds.highProbability(), CeilingSummary.HIGH_PROBABILITY);
        add(bounds.expected(), CeilingSummary.EXPECTED);
    }

    private void add(List<CeilingRule> rules, String kind) {
        for (String kl : List.of(CeilingSummary.MEASURED, CeilingSummary.BUDGET)) {
            rules.stream()
                    .filter(rule -> kl.equals(CeilingSummary.MEASURED) || rule.fromBudget())
                    .forEach(rule ->
                            ceilings.add(new CeilingName(rule.statement().name(), kl, kind)));
        }
    }

    /** For each floor of the order its place among those of a cell; -1 where the cell has it not. */
    int[] floors(List<Floor> found) {
        return places(
                floors,
                found,
                (name, floor) ->
                        floor.rung().equals(name.rung()) && floor.form().equals(name.form()));
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
        for (Floor floor : floors) {
            FloorForm form = floor.form();
            floorNames
                    .addObject()
                    .put("bound", Check.floorName(floor.label()))
                    .put("rung", floor.rung())
                    .put(
                            "information",
                            form.information().map(InformationKind::label).orElse(null))
                    .put("context", form.context().map(ContextUse::label).orElse(null))
                    .put("holds", floor.holds().words());
        }
        ArrayNode ceilingNames = head.putArray("ceilings");
        for (CeilingName ceiling : ceilings) {
            ceilingNames
                    .addObject()
                    .put("bound", CeilingSummary.column(ceiling.name, ceiling.kl))
                    .put("name", ceiling.name)
                    .put("kl", ceiling.kl)
                    .put("kind", ceiling.kind);
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
