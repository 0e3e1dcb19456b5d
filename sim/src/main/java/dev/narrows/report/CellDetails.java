package dev.narrows.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells that the page can show in full. Cells of one run may have different floors, ceilings, bounds and steps
 * (canonical and revealed labels, a proxy), so each names the list that its values follow; a list that many cells share
 * stands once in {@code names} (mutable, unshared).
 */
final class CellDetails {
    private static final int MOST_CONTEXTS = 16;
    private static final List<String> AS_THEY_ARE = List.of(
            "replicates",
            "matched",
            "negative_control",
            "risk",
            "ceiling_expected_confidence",
            "decomposition",
            "error");

    private final PageNumbers numbers;
    private final ArrayNode cells;
    private final ObjectNode names;
    private final Map<String, NameLists> lists = new HashMap<>();

    CellDetails(ObjectNode run, PageNumbers numbers) {
        this.numbers = numbers;
        this.cells = run.putArray("details");
        this.names = run.putObject("names");
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
        named("floors", cell.path("floors"), List.of("rung", "information", "context"), List.of("value"), node);
        named(
                "ceilings",
                cell.path("ceilings"),
                List.of("name", "kl", "kind", "confidence"),
                List.of("value", "failures"),
                node);
        named("bounds", cell.path("verdicts"), List.of("bound"), List.of(), node);
        checks(cell, node);
        capacities(cell, node);
        waterfall(cell.path("waterfall"), node);
    }

    /** {@code node.list = {names: place of the list of names, property: values in its order, ...}}. */
    private ObjectNode named(
            String list, JsonNode entries, List<String> properties, List<String> values, ObjectNode node) {
        ArrayNode itsNames = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> {
            ObjectNode name = itsNames.addObject();
            properties.forEach(property -> name.set(
                    property,
                    entry.path(property).isMissingNode() ? name.nullNode() : numbers.copy(entry.path(property))));
        });
        NameLists known = lists.computeIfAbsent(list, any -> new NameLists(names.putArray(list)));
        ObjectNode result = node.putObject(list).put("names", known.place(itsNames));
        for (String property : values) {
            ArrayNode array = result.putArray(property);
            entries.forEach(entry -> numbers.add(array, entry.path(property)));
        }
        return result;
    }

    /**
     * One letter per bound: h, v, i; 1 or 0 for vacuous and matched; and the bound's place among the cell's floors and,
     * after them, ceilings, found by its name. Beside the verdict stands the one at the cell's own confidence.
     */
    private static void checks(ObjectNode cell, ObjectNode node) {
        Map<String, Integer> places = new HashMap<>();
        cell.path("floors").forEach(floor -> places.put(BoundName.floor(floor), places.size()));
        cell.path("ceilings").forEach(ceiling -> places.put(BoundName.ceiling(ceiling), places.size()));
        ObjectNode bounds = (ObjectNode) node.path("bounds");
        ArrayNode of = bounds.putArray("of");
        Map<String, String> letters = new LinkedHashMap<>();
        cell.path("verdicts").forEach(check -> {
            Integer place = places.get(BoundName.intact(check.path("bound").asString()));
            if (place == null) {
                of.addNull();
            } else {
                of.add(place);
            }
            for (String name : List.of("verdict", "cell_verdict", "batch_verdict")) {
                if (check.has(name)) {
                    letters.merge(name, "" + check.path(name).asString().charAt(0), String::concat);
                }
            }
            for (String name : List.of("vacuous", "matched")) {
                letters.merge(name, check.path(name).asBoolean() ? "1" : "0", String::concat);
            }
        });
        letters.forEach(bounds::put);
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
        if (waterfall.isObject()) {
            ObjectNode sides = node.putObject("waterfall");
            for (String side : List.of("floor", "ceiling")) {
                sides.set(
                        side,
                        named(
                                "steps",
                                waterfall.path(side),
                                List.of("step", "label"),
                                List.of("value"),
                                sides.objectNode()));
            }
        }
    }
}
