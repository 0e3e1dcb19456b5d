package dev.narrows.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Cells that differ in one value only, by it.
 *
 * @param label the values of the other swept keys; empty if there are none
 * @param cells by rising value
 */
record Series(String label, List<FigureCell> cells) {
    /** Parts cells by the values of all swept keys but some. */
    static List<Series> of(RunData data, List<String> along, ToDoubleFunction<FigureCell> value) {
        List<String> others =
                data.sweptKeys().stream().filter(key -> !along.contains(key)).toList();
        Map<String, List<FigureCell>> parts = new LinkedHashMap<>();
        for (FigureCell cell : FigureCell.of(data)) {
            parts.computeIfAbsent(cell.label(others, data.sweptKeys()), label -> new ArrayList<>())
                    .add(cell);
        }
        List<Series> series = new ArrayList<>();
        parts.forEach((label, cells) -> {
            cells.sort(Comparator.comparingDouble(value));
            series.add(new Series(label, List.copyOf(cells)));
        });
        return series;
    }
}
