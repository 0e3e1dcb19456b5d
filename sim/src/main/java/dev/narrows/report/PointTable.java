package dev.narrows.report;

import dev.narrows.result.CellText;
import dev.narrows.result.ExpectationTally;
import dev.narrows.result.StoredCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quantities of all cells as columns, named as in points.csv: what curves and heat maps are drawn from (mutable,
 * unshared).
 */
final class PointTable {
    /** The most cells that curves and heat maps are drawn of; of more, a sample of lines. */
    static final int MOST = 10_000;

    /** Batches above this many cells are rounded. */
    private static final int FULL_PRECISION = 1000;

    private static final JsonNode NONE = MissingNode.getInstance();
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
    private final LineSample sample;
    private final Map<String, ArrayNode> columns = new LinkedHashMap<>();
    private final ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode beside = cells.arrayNode();
    private final Map<String, ArrayNode> at = new LinkedHashMap<>();
    private final StringBuilder verdicts = new StringBuilder();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final ExpectationTally expectations = new ExpectationTally();
    private int seen;

    /** For so many cells, and lines of which the page draws. */
    PointTable(int all, LineSample sample) {
        this.numbers = new PageNumbers(all > FULL_PRECISION);
        this.sample = sample;
        QUANTITIES.keySet().forEach(name -> columns.put(name, cells.arrayNode()));
        List.of("holds", "violated", "inconclusive", "failed").forEach(verdict -> counts.put(verdict, 0));
    }

    /**
     * What the table takes of a cell.
     *
     * @param number its number
     * @param at its swept values by key
     * @param verdict its verdict, or failed
     * @param expectations what became of the conditions of {@code expect}
     * @param quantity its quantities by name; of one that it has not, no number
     */
    record Row(
            int number,
            Map<String, JsonNode> at,
            String verdict,
            Map<String, String> expectations,
            Function<String, JsonNode> quantity) {}

    /** The quantities of a cell of points.json. */
    static Function<String, JsonNode> of(StoredCell cell) {
        return name -> cell.json().at(QUANTITIES.get(name));
    }

    /** The same of a cell that was just run. */
    static Function<String, JsonNode> of(CellText cell) {
        return name -> cell.value(name).map(PointTable::node).orElse(NONE);
    }

    static JsonNode node(Object number) {
        return number instanceof Long count ? LongNode.valueOf(count) : DoubleNode.valueOf((Double) number);
    }

    /** Adds the next cell; one that is shown whatever the sample. */
    void add(Row row, boolean shown) {
        if (seen == 0) {
            row.at.keySet().forEach(key -> at.put(key, cells.arrayNode()));
        }
        counts.merge(row.verdict, 1, Integer::sum);
        expectations.add(row.expectations);
        seen++;
        boolean drawn = sample.takes(row.number);
        if (!drawn && !shown) {
            return;
        }
        if (!drawn) {
            beside.add(cells.size());
        }
        cells.add(row.number);
        at.forEach((key, column) -> column.add(row.at.getOrDefault(key, NONE)));
        columns.forEach((name, column) -> numbers.add(column, row.quantity.apply(name)));
        verdicts.append(row.verdict.charAt(0));
    }

    /** Whether it has a column for a quantity. */
    static boolean has(String name) {
        return QUANTITIES.containsKey(name);
    }

    /** How numbers get onto the page of this batch. */
    PageNumbers numbers() {
        return numbers;
    }

    /** The columns that hold a number. */
    void into(ObjectNode run) {
        ObjectNode points = run.putObject("points");
        points.set("cell", cells);
        points.set("beside", beside);
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
        sample.lengths().forEach(run.putArray("lengths")::add);
        ObjectNode count = run.putObject("counts");
        counts.forEach(count::put);
        ArrayNode expected = run.putArray("expectations");
        expectations
                .conditions()
                .forEach(condition -> expected.addObject()
                        .put("condition", condition.text())
                        .put("met", condition.met())
                        .put("cells", condition.cells()));
    }
}
