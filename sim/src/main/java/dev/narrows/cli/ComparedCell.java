package dev.narrows.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a comparison keeps of a cell.
 *
 * @param cell its number
 * @param verdict verdict, or "failed"
 * @param risk mean risk, exact where known
 * @param low lower limit of the simulated mean risk
 * @param high upper limit
 * @param floor best floor
 * @param ceiling ceiling over the mean risk
 * @param violated matched bounds that are violated
 */
record ComparedCell(int cell, String verdict, double risk, double low, double high, double floor, double ceiling,
        Set<String> violated) {

    static ComparedCell of(JsonNode json) {
        if (json.path("status").asString("").equals("failed")) {
            return new ComparedCell(json.path("cell").asInt(), "failed", Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, Set.of());
        }
        JsonNode risk = json.path("risk");
        return new ComparedCell(json.path("cell").asInt(), json.path("verdict").asString("").intern(), CellExplanation.risk(json),
                risk.path("low").asDouble(), risk.path("high").asDouble(), json.path("floor_best").asDouble(),
                json.path("ceiling_expected").asDouble(), violated(json));
    }

    private static Set<String> violated(JsonNode json) {
        List<String> bounds = new ArrayList<>();
        for (JsonNode check : json.path("verdicts")) {
            if (check.path("verdict").asString("").equals("violated") && check.path("matched").asBoolean(true)) {
                bounds.add(check.path("bound").asString(""));
            }
        }
        return bounds.isEmpty() ? Set.of() : new TreeSet<>(bounds);
    }

    /** Whether every number that is compared is the same. */
    boolean same(ComparedCell other) {
        return verdict.equals(other.verdict) && equal(risk, other.risk) && equal(low, other.low) && equal(high, other.high)
                && equal(floor, other.floor) && equal(ceiling, other.ceiling) && violated.equals(other.violated);
    }

    private static boolean equal(double a, double b) {
        return Double.compare(a, b) == 0;
    }

    /** Whether the intervals of the mean risk have a point in common. */
    boolean overlaps(ComparedCell other) {
        return low <= other.high && other.low <= high;
    }
}
