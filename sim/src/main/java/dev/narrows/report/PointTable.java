package dev.narrows.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The quantities of all cells as columns, named as in points.csv: what curves and heat maps are drawn from (mutable, unshared). */
final class PointTable {
    /** The most cells that a page carries; of more, an even sample. */
    static final int MOST = 12_000;

    private static final Map<String, String> QUANTITIES = new LinkedHashMap<>();

    static {
        for (String same : List.of("floor_paper", "floor_capacity", "floor_best", "bayes_risk", "risk_exact",
                "observable_risk_exact", "ceiling_expected", "ceiling_best", "replicates")) {
            QUANTITIES.put(same, "/" + same);
        }
        for (String estimate : List.of("risk", "empirical_risk", "observable_risk")) {
            QUANTITIES.put(estimate + "_mean", "/" + estimate + "/mean");
        }
        QUANTITIES.put("risk_low", "/risk/low");
        QUANTITIES.put("risk_high", "/risk/high");
        QUANTITIES.put("kl_mean_nats", "/kl/mean");
        QUANTITIES.put("kl_exact_nats", "/kl_exact");
        QUANTITIES.put("capacity_total_nats", "/capacity/total_average");
        QUANTITIES.put("capacity_cascade_nats", "/capacity/cascade_average");
        QUANTITIES.put("information_mixture_nats", "/information/mixture_average");
    }

    private final PageNumbers numbers;
    private final EvenSample sample;
    private final Set<Integer> always;
    private final Map<String, ArrayNode> columns = new LinkedHashMap<>();
    private final ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    private final Map<String, ArrayNode> at = new LinkedHashMap<>();
    private final StringBuilder verdicts = new StringBuilder();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int seen;

    PointTable(int all, List<String> keys, PageNumbers numbers, Set<Integer> always) {
        this.numbers = numbers;
        this.sample = new EvenSample(all, MOST);
        this.always = always;
        keys.forEach(key -> at.put(key, cells.arrayNode()));
        QUANTITIES.keySet().forEach(name -> columns.put(name, cells.arrayNode()));
        List.of("holds", "violated", "inconclusive", "failed").forEach(verdict -> counts.put(verdict, 0));
    }

    void add(ObjectNode cell) {
        String verdict = RunData.failed(cell) ? "failed" : cell.path("verdict").asString();
        counts.merge(verdict, 1, Integer::sum);
        int index = cell.path("cell").asInt();
        if (!sample.takes(seen++) && !always.contains(index)) {
            return;
        }
        cells.add(index);
        at.forEach((key, column) -> column.add(cell.path("at").path(key)));
        columns.forEach((name, column) -> numbers.add(column, cell.at(QUANTITIES.get(name))));
        verdicts.append(verdict.charAt(0));
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
