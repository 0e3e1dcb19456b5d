package dev.narrows.report;

import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quantities of all cells as columns, named as in points.csv: what curves and heat maps are drawn from (mutable,
 * unshared).
 */
final class PointTable {
    /** The most cells that a page carries; of more, an even sample. */
    static final int MOST = 12_000;

    /** Batches above this many cells are rounded. */
    private static final int FULL_PRECISION = 1000;

    private static final Map<String, JsonPointer> QUANTITIES = new LinkedHashMap<>();

    static {
        for (String same : List.of(
                "floor_paper",
                "floor_capacity",
                "floor_best",
                "bayes_risk",
                "risk_exact",
                "observable_risk_exact",
                "ceiling_expected",
                "ceiling_best",
                "replicates",
                "blind_risk",
                "prior_risk",
                "gap_ceiling_expected",
                "gap_ceiling_best")) {
            quantity(same, "/" + same);
        }
        for (String estimate : List.of("risk", "empirical_risk", "observable_risk")) {
            quantity(estimate + "_mean", "/" + estimate + "/mean");
        }
        quantity("risk_low", "/risk/low");
        quantity("risk_high", "/risk/high");
        quantity("kl_mean_nats", "/kl/mean");
        quantity("kl_exact_nats", "/kl_exact");
        quantity("capacity_total_nats", "/capacity/total_average");
        quantity("capacity_cascade_nats", "/capacity/cascade_average");
        quantity("information_mixture_nats", "/information/mixture_average");
    }

    private static void quantity(String name, String pointer) {
        QUANTITIES.put(name, JsonPointer.compile(pointer));
    }

    private final PageNumbers numbers;
    private final EvenSample sample;
    private final Map<String, ArrayNode> columns = new LinkedHashMap<>();
    private final ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    private final Map<String, ArrayNode> at = new LinkedHashMap<>();
    private final StringBuilder verdicts = new StringBuilder();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int seen;

    PointTable(int all) {
        this.numbers = new PageNumbers(all > FULL_PRECISION);
        this.sample = new EvenSample(all, MOST);
        QUANTITIES.keySet().forEach(name -> columns.put(name, cells.arrayNode()));
        List.of("holds", "violated", "inconclusive", "failed").forEach(verdict -> counts.put(verdict, 0));
    }

    /** Adds the next cell; one that is shown whatever the sample. */
    void add(ObjectNode cell, boolean shown) {
        if (seen == 0) {
            cell.path("at").propertyNames().forEach(key -> at.put(key, cells.arrayNode()));
        }
        String verdict = RunData.failed(cell) ? "failed" : cell.path("verdict").asString();
        counts.merge(verdict, 1, Integer::sum);
        if (!sample.takes(seen++) && !shown) {
            return;
        }
        cells.add(cell.path("cell").asInt());
        at.forEach((key, column) -> column.add(cell.path("at").path(key)));
        columns.forEach((name, column) -> numbers.add(column, cell.at(QUANTITIES.get(name))));
        verdicts.append(verdict.charAt(0));
    }

    /** The quantities that a page may hold. */
    static Stream<Column> columns() {
        return QUANTITIES.keySet().stream().map(name -> Columns.own().find(name).orElseThrow());
    }

    /** How numbers get onto the page of this batch. */
    PageNumbers numbers() {
        return numbers;
    }

    /** The columns that hold a number. */
    void into(ObjectNode run) {
        ObjectNode points = run.putObject("points");
        points.set("cell", cells);
        ObjectNode keys = points.putObject("at");
        at.forEach(keys::set);
        ObjectNode quantities = points.putObject("quantities");
        columns.forEach((name, column) -> {
            if (column.valueStream().anyMatch(JsonNode::isNumber)) {
                quantities.set(name, column);
            }
        });
        points.put("verdict", verdicts.toString());
        run.put("pointsSampled", cells.size() < seen);
        ObjectNode count = run.putObject("counts");
        counts.forEach(count::put);
    }
}
