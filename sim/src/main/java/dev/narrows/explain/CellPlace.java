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
                .map(key -> ShortName.of(key, keys) + "=" + value(cell.at().get(key)))
                .collect(Collectors.joining(", "));
    }

    private static String value(JsonNode value) {
        return PlainText.cut(PlainText.line(PointsCsv.text(value)), LONGEST);
    }
}
