package dev.narrows.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
        Map<String, List<FigureCell>> parts = FigureCell.of(data).stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.label(others, data.sweptKeys()), LinkedHashMap::new, Collectors.toList()));
        return parts.entrySet().stream()
                .map(part -> new Series(
                        part.getKey(),
                        part.getValue().stream()
                                .sorted(Comparator.comparingDouble(value))
                                .toList()))
                .toList();
    }
}
