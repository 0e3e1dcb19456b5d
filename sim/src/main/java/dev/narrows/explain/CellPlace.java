package dev.narrows.explain;

import dev.narrows.result.PointsCsv;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.ShortName;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Where in the sweep a cell is, in words. */
public final class CellPlace {
    private static final int LONGEST = 60;

    private CellPlace() {}

    /**
     * The swept values of a cell.
     *
     * @param cell a cell
     * @return {@code key=value} by the keys' short names, on one line; empty where nothing is swept
     */
    public static String of(Cell cell) {
        List<String> keys = List.copyOf(cell.at().keySet());
        return keys.stream()
                .map(key -> ShortName.of(key, keys) + "="
                        + PlainText.cut(PlainText.line(words(cell.at().get(key))), LONGEST))
                .collect(Collectors.joining(", "));
    }

    /**
     * A swept value as people read it.
     *
     * @param value a number, a text, a list or a mapping
     * @return numbers and texts as points.csv has them, a mapping as {@code type(key=value, ..)}
     */
    public static String words(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(CellPlace::words).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!value.isObject()) {
            return PointsCsv.text(value);
        }
        String type = value.path("type").isString() ? value.get("type").stringValue() : "";
        return value.properties().stream()
                .filter(entry -> type.isEmpty() || !entry.getKey().equals("type"))
                .map(entry -> entry.getKey() + "=" + words(entry.getValue()))
                .collect(Collectors.joining(", ", type + "(", ")"));
    }
}
