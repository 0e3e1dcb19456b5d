package dev.narrows.report;

import dev.narrows.result.PointsCsv;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.ShortName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;

/**
 * A cell's results as figures read them.
 *
 * @param stored the cell as points.json has it
 */
record FigureCell(StoredCell stored) {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** Cells with numbers, in their order; a failed one has none. */
    static List<FigureCell> of(RunData data) {
        return of(data.shown());
    }

    /** Those of them that lie on whole lines of the sweep. */
    static List<FigureCell> lines(RunData data) {
        return of(data.lines());
    }

    private static List<FigureCell> of(List<StoredCell> cells) {
        return cells.stream()
                .map(FigureCell::new)
                .filter(cell -> cell.has("risk"))
                .toList();
    }

    boolean has(String name) {
        return stored.json().path(name).isObject();
    }

    /** Whether its ceilings bound the true risk. */
    boolean matched() {
        return stored.matched();
    }

    /** A number at a path with slashes; undefined is an error of the file. */
    double number(String path) {
        return optional(path)
                .orElseThrow(() -> new IllegalArgumentException("points.json: no number " + path.replace('/', '.')));
    }

    /** The same, NaN where it is undefined. */
    double orNaN(String path) {
        return optional(path).orElse(Double.NaN);
    }

    OptionalDouble optional(String path) {
        return stored.number(path.split("/"));
    }

    JsonNode at(String key) {
        return stored.json().path("at").path(key);
    }

    /** A setting of a cell: swept, or the scenario's; NaN where the learner has no such key. */
    double setting(RunData data, String key) {
        JsonNode swept = at(key);
        return (swept.isNumber() ? swept : data.resolved().at("/" + key.replace('.', '/'))).asDouble(Double.NaN);
    }

    /** The values of all swept keys, rounded; empty where there are none. */
    String label(RunData data) {
        return label(data, data.sweptKeys(), true);
    }

    /**
     * The values of some swept keys, {@code key=value}, by their short names; keys that always have the same value
     * stand once. Numbers are rounded to six digits where that is asked for.
     */
    String label(RunData data, List<String> keys, boolean rounded) {
        return data.scenario().equalKeys().stream()
                .filter(group -> keys.contains(group.get(0)))
                .map(group -> name(group, data.sweptKeys()) + "=" + text(at(group.get(0)), rounded))
                .collect(Collectors.joining(", "));
    }

    private static String name(List<String> group, List<String> among) {
        String first = group.get(0);
        String word = first.substring(first.lastIndexOf('.') + 1);
        return group.size() > 1 && group.stream().allMatch(key -> key.endsWith("." + word))
                ? "*." + word
                : group.stream().map(key -> ShortName.of(key, among)).collect(Collectors.joining("="));
    }

    private static String text(JsonNode value, boolean rounded) {
        return rounded && value.isFloatingPointNumber()
                ? PointsCsv.text(DoubleNode.valueOf(
                        new BigDecimal(value.doubleValue()).round(SIX_DIGITS).doubleValue()))
                : PointsCsv.text(value);
    }
}
