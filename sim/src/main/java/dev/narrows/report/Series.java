package dev.narrows.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Cells that differ on one axis only, by its value.
 *
 * @param label the values of the other swept keys; empty if there are none
 * @param cells by rising value
 */
record Series(String label, List<FigureCell> cells) {
    /**
     * Parts the cells on whole lines by the values of all swept keys but some and those that vary with them. A line of
     * one cell is left out where others have more: it shows nothing.
     */
    static List<Series> of(RunData data, List<String> along, ToDoubleFunction<FigureCell> value) {
        List<String> others = data.scenario().axes().stream()
                .filter(axis -> axis.stream().noneMatch(along::contains))
                .flatMap(List::stream)
                .toList();
        List<List<FigureCell>> parts = List.copyOf(FigureCell.lines(data).stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.label(data, others, false), LinkedHashMap::new, Collectors.toList()))
                .values());
        long titles = parts.stream()
                .map(part -> part.get(0).label(data, others, true))
                .distinct()
                .count();
        List<Series> all = parts.stream()
                .map(part -> new Series(
                        part.get(0).label(data, others, titles == parts.size()),
                        part.stream().sorted(Comparator.comparingDouble(value)).toList()))
                .toList();
        List<Series> lines =
                all.stream().filter(series -> series.cells().size() > 1).toList();
        return lines.isEmpty() ? all : lines;
    }
}
