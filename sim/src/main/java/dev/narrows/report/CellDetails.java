package dev.narrows.report;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells that the page can show in full. What is the same in every cell, names of rungs, ceilings and bounds, labels of steps,
 * stands once beside them (mutable, unshared).
 */
final class CellDetails {
    private static final int MOST_CONTEXTS = 16;
    private static final List<String> CEILING_NUMBERS = List.of("value", "failures");
    private static final List<String> AS_THEY_ARE = List.of("replicates", "verdict", "batch_verdict", "matched",
            "negative_control", "decomposition", "error");

    private final PageNumbers numbers;
    private final ObjectNode run;
    private final ArrayNode cells;
    private final ObjectNode steps;

    CellDetails(ObjectNode run, PageNumbers numbers) {
        this.run = run;
        this.numbers = numbers;
        this.cells = run.putArray("details");
        this.steps = run.putObject("steps");
    }

    void add(ObjectNode cell) {
        ObjectNode node = cells.addObject();
        node.set("cell", cell.path("cell"));
        for (String name : AS_THEY_ARE) {
            if (cell.has(name)) {
                node.set(name, numbers.copy(cell.get(name)));
            }
        }
        if (RunData.failed(cell)) {
            return;
        }
        once("rungs", cell.path("floors"), List.of("rung", "information", "context"));
        once("ceilings", cell.path("ceilings"), List.of("name", "kl", "kind", "confidence"));
        once("bounds", cell.path("verdicts"), List.of("bound"));
        ArrayNode floors = node.putArray("floors");
        cell.path("floors").forEach(floor -> numbers.add(floors, floor.path("value")));
        ArrayNode ceilings = node.putArray("ceilings");
        cell.path("ceilings").forEach(ceiling -> {
            ArrayNode values = ceilings.addArray();
            CEILING_NUMBERS.forEach(name -> numbers.add(values, ceiling.path(name)));
        });
        verdicts(cell.path("verdicts"), node);
        capacities(cell, node);
        waterfall(cell.path("waterfall"), node);
    }

    private void once(String name, JsonNode list, List<String> properties) {
        if (!run.has(name)) {
            ArrayNode names = run.putArray(name);
            list.forEach(entry -> {
                ObjectNode copy = names.addObject();
                properties.forEach(property -> copy.set(property, entry.get(property)));
            });
        }
    }

    /** One letter a bound: h, v, i; 1 or 0 for vacuous and matched. */
    private static void verdicts(JsonNode list, ObjectNode node) {
        StringBuilder own = new StringBuilder();
        StringBuilder batch = new StringBuilder();
        StringBuilder vacuous = new StringBuilder();
        StringBuilder matched = new StringBuilder();
        list.forEach(check -> {
            own.append(check.path("verdict").asString().charAt(0));
            batch.append(check.path("batch_verdict").asString().charAt(0));
            vacuous.append(check.path("vacuous").asBoolean() ? 1 : 0);
            matched.append(check.path("matched").asBoolean() ? 1 : 0);
        });
        node.putObject("checks").put("verdict", own.toString()).put("batch", batch.toString())
                .put("vacuous", vacuous.toString()).put("matched", matched.toString());
    }

    private void capacities(ObjectNode cell, ObjectNode node) {
        ArrayNode contexts = node.putArray("capacities");
        JsonNode capacity = cell.path("capacity");
        int n = capacity.path("cascade").size();
        node.put("contexts", n);
        for (int s = 0; s < Math.min(n, MOST_CONTEXTS); s++) {
            ArrayNode context = contexts.addArray();
            for (String stage : List.of("cognitive", "articulation", "cascade")) {
                numbers.add(context, capacity.path(stage).path(s).path("lower"));
                numbers.add(context, capacity.path(stage).path(s).path("upper"));
            }
            numbers.add(context, cell.path("information").path("mixture").path(s));
        }
    }

    private void waterfall(JsonNode waterfall, ObjectNode node) {
        if (!waterfall.isObject()) {
            return;
        }
        ObjectNode sides = node.putObject("waterfall");
        for (String side : List.of("floor", "ceiling")) {
            ArrayNode list = sides.putArray(side);
            waterfall.path(side).forEach(step -> {
                steps.set(side + " " + step.path("step").asString(), step.path("label"));
                ArrayNode entry = list.addArray().add(step.path("step").asString());
                numbers.add(entry, step.path("value"));
            });
        }
    }
}
