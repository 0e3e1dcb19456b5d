package dev.narrows.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Vacuous bounds, those of the same reason in one line. */
final class VacuousLines {
    private VacuousLines() {}

    /**
     * A vacuous bound.
     *
     * @param name as checks.csv has it
     * @param value a floor of 0, or a ceiling
     * @param inputs what a ceiling was made of; empty where that is not known, and of a floor
     */
    record Bound(String name, double value, String inputs) {
        private String valued() {
            return value == 0 ? name : name + " " + (value < 1 ? Decimals.risk(value) : "1");
        }
    }

    /**
     * The lines.
     *
     * @param bounds the bounds
     * @param where in how many cells a bound is vacuous, by its name; may be empty
     * @param cell of which cell values and inputs are; may be empty
     */
    static List<String> of(List<Bound> bounds, UnaryOperator<String> where, String cell) {
        Map<List<String>, List<Bound>> alike = new LinkedHashMap<>();
        for (Bound bound : bounds) {
            alike.computeIfAbsent(List.of(where.apply(bound.name), bound.inputs), key -> new ArrayList<>())
                    .add(bound);
        }
        return alike.entrySet().stream()
                .map(entry -> line(entry.getKey().get(0), entry.getKey().get(1), entry.getValue(), cell))
                .toList();
    }

    private static String line(String where, String inputs, List<Bound> bounds, String cell) {
        boolean valued = bounds.stream().anyMatch(bound -> bound.value > 0);
        return (where.isEmpty() ? "" : where + ": ")
                + bounds.stream().map(Bound::valued).collect(Collectors.joining(", "))
                + (valued && !cell.isEmpty() ? ", in " + cell : "")
                + (inputs.isEmpty() ? "" : " from " + inputs);
    }
}
