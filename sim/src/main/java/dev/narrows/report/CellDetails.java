package dev.narrows.report;

import dev.narrows.result.StoredCell;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
            bounds(cell.json().path("floors"), node.putObject("floors"));
            bounds(cell.json().path("ceilings"), node.putObject("ceilings"));
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

    /** Of words the first letter; {@code -} where the cell has not that bound. */
    private void bounds(JsonNode from, ObjectNode to) {
        copy(List.of("value", "confidence", "failures"), from, to);
        if (few) {
            copy(List.of("power"), from, to);
        }
        for (String name : List.of("verdict", "cell_verdict", "vacuous")) {
            StringBuilder letters = new StringBuilder();
            from.path(name).forEach(word -> letters.append((word.asString("") + "-").charAt(0)));
            to.put(name, letters.toString());
        }
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
