package dev.narrows.report;

import dev.narrows.result.PointsCsv;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.ShortName;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A cell's results as figures read them.
 *
 * @param stored the cell as points.json has it
 */
record FigureCell(StoredCell stored) {
    /** Cells with numbers, in their order; a failed one has none. */
    static List<FigureCell> of(RunData data) {
        return data.shown().stream()
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

    /** A setting of a cell: swept, or the scenario's. */
    double setting(RunData data, String key) {
        JsonNode swept = at(key);
        return (swept.isNumber() ? swept : data.resolved().at("/" + key.replace('.', '/'))).doubleValue();
    }

    /** The values of all swept keys; empty where there are none. */
    String label(RunData data) {
        return label(data.sweptKeys(), data.sweptKeys());
    }

    /** The values of some swept keys, {@code key=value}, by their short names. */
    String label(List<String> keys, List<String> among) {
        return keys.stream()
                .map(key -> ShortName.of(key, among) + "=" + PointsCsv.text(at(key)))
                .collect(Collectors.joining(", "));
    }
}
