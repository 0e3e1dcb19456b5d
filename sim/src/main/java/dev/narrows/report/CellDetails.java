package dev.narrows.report;

import dev.narrows.result.StoredCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The cells that the page can show in full, their floors, ceilings and steps in the order of the names that the run has
 * once (mutable, unshared).
 */
final class CellDetails {
    private static final int MOST_CONTEXTS = 16;
    private static final List<String> AS_THEY_ARE = List.of(
            "cell",
            "replicates",
            "matched",
            "negative_control",
            "confidence",
            "floor_best_rung",
            "ceiling_expected_confidence",
            "decomposition",
            "waterfall",
            "error");

    private final PageNumbers numbers;
    private final boolean few;
    private final ArrayNode cells;
    private final Map<String, JsonNode> before = new HashMap<>();

    /** {@code few}: whether there is room for what a table of many cells can do without. */
    CellDetails(ObjectNode run, PageNumbers numbers, boolean few) {
        this.numbers = numbers;
        this.few = few;
        this.cells = run.putArray("details");
    }

    void add(StoredCell cell) {
        ObjectNode node = cells.addObject();
        copy(AS_THEY_ARE, cell.json(), node);
        if (!cell.failed()) {
            bounds("floors", cell.json(), node);
            bounds("ceilings", cell.json(), node);
            capacities(cell.json(), node);
            cell.broken().forEach(node.withObject("/broken")::put);
        }
    }

    /** What is null is left out: the scripts of the page read both alike, and a page has many cells. */
    private void copy(List<String> names, JsonNode from, ObjectNode to) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, numbers.copy(from.get(name)));
            }
        }
    }

    /** Beside the values what differs from the cell before: the cells of a batch mostly agree in the rest. */
    private void bounds(String part, JsonNode cell, ObjectNode node) {
        JsonNode from = cell.path(part);
        ObjectNode to = node.putObject(part);
        copy(few ? List.of("value", "power") : List.of("value"), from, to);
        for (String name : List.of("confidence", "failures")) {
            changed(part, name, from.path(name), to);
        }
        for (String name : List.of("verdict", "cell_verdict", "vacuous")) {
            changed(part, name, letters(from.path(name)), to);
        }
    }

    private void changed(String part, String name, JsonNode value, ObjectNode to) {
        if (!value.equals(before.put(part + "." + name, value))) {
            to.set(name, value.isMissingNode() ? to.nullNode() : numbers.copy(value));
        }
    }

    /** Of words the first letter; {@code -} where the cell has not that bound. */
    private static JsonNode letters(JsonNode words) {
        StringBuilder letters = new StringBuilder();
        words.forEach(word -> letters.append((word.asString("") + "-").charAt(0)));
        return StringNode.valueOf(letters.toString());
    }

    private void capacities(JsonNode cell, ObjectNode node) {
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
}
