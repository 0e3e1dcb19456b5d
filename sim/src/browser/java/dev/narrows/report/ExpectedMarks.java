package dev.narrows.report;

import dev.narrows.cli.WholeCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many marks each chart of a page has to have, counted from points.json and manifest.json alone. */
final class ExpectedMarks {
    private static final List<String> LINES = List.of(
            "ceiling_best", "ceiling_expected", "bayes_risk", "floor_best", "risk_exact", "blind_risk", "prior_risk");

    private final List<JsonNode> cells;
    private final JsonNode manifest;

    ExpectedMarks(Path folder) throws IOException {
        JsonMapper mapper = new JsonMapper();
        cells = WholeCells.of(folder)
                .valueStream()
                .filter(cell -> !cell.path("status").asString("").equals("failed"))
                .toList();
        manifest = mapper.readTree(Files.readString(folder.resolve("manifest.json")));
    }

    /** Charts of the folder, without curves, heat map and lines, which depend on what was swept. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("interval", cells.stream().mapToInt(ExpectedMarks::interval).sum());
        JsonNode first = cells.get(0);
        counts.put(
                "waterfall",
                first.path("waterfall").path("floor").size()
                        + first.path("waterfall").path("ceiling").size());
        counts.put("capacities", 4 * first.path("capacity").path("cascade").size());
        counts.put("decomposition", decomposition());
        counts.put(
                "convergence",
                sizes(first.path("replicates").asInt())
                        + (first.path("risk_exact").isNumber() ? 2 : 0));
        counts.put("latency", (int) StreamSupport.stream(
                        manifest.path("latency_nanos_per_replicate").spliterator(), false)
                .filter(nanos -> nanos.asLong() > 0)
                .count());
        counts.values().removeIf(n -> n == 0);
        return counts;
    }

    /** Points of the chart of risks over cells {@code taken}. */
    int risks(List<Integer> taken) {
        List<JsonNode> chosen = taken.stream().map(cells::get).toList();
        int points = 0;
        for (JsonNode cell : chosen) {
            points += (int) LINES.stream()
                            .filter(name -> cell.path(name).isNumber())
                            .count()
                    + 1;
        }
        return points + (chosen.stream().anyMatch(ExpectedMarks::observes) ? chosen.size() : 0);
    }

    private static boolean observes(JsonNode cell) {
        JsonNode observed = cell.path("observable_risk").path("mean");
        return observed.isNumber()
                && observed.asDouble() != cell.path("risk").path("mean").asDouble();
    }

    /** Distinct sizes among twelve that grow geometrically up to n. */
    private static int sizes(int n) {
        return (int) IntStream.rangeClosed(1, 12)
                .mapToLong(k -> Math.round(Math.pow(n, k / 12.0)))
                .filter(size -> size > 0)
                .distinct()
                .count();
    }

    private static int interval(JsonNode cell) {
        Stream<JsonNode> rungs = Stream.concat(
                        StreamSupport.stream(cell.path("floors").spliterator(), false),
                        StreamSupport.stream(cell.path("ceilings").spliterator(), false))
                .map(rung -> rung.path("value"));
        Stream<JsonNode> others = Stream.of(
                cell.path("floor_best"),
                cell.path("ceiling_expected"),
                cell.path("bayes_risk"),
                cell.path("risk").path("mean"),
                cell.path("risk_exact"),
                cell.path("blind_risk"),
                cell.path("prior_risk"));
        int observed = cell.path("matched").asBoolean() ? 0 : 1;
        return (int) Stream.concat(rungs, others).filter(JsonNode::isNumber).count() + observed;
    }

    /**
     * A bar each for what is certain of information and mismatch and for what their brackets leave open; a tick for the
     * budget.
     */
    private int decomposition() {
        List<JsonNode> parts = cells.stream()
                .map(cell -> cell.path("decomposition"))
                .filter(part -> part.path("expected_kl").isNumber()
                        && part.path("information").isObject())
                .toList();
        double longest = parts.stream()
                .mapToDouble(part -> part.path("expected_kl").asDouble())
                .max()
                .orElse(0);
        int marks = 0;
        for (JsonNode part : parts) {
            double kl = part.path("expected_kl").asDouble();
            double information =
                    Math.max(0, part.path("information").path("low").asDouble());
            double mismatch =
                    Math.max(0, Math.min(part.path("mismatch").path("low").asDouble(), kl - information));
            marks += (information > 0 ? 1 : 0) + (kl - mismatch > information ? 1 : 0) + (kl > kl - mismatch ? 1 : 0);
            marks += part.path("budget").isNumber() && part.path("budget").asDouble() <= longest * 1.02 ? 1 : 0;
        }
        return marks;
    }
}
