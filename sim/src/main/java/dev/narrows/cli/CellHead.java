package dev.narrows.cli;

import dev.narrows.explain.CellPlace;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ShortName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the rows of a printed table of cells begin with: the number of the cell and its swept values; keys that always
 * have the same value stand in one column.
 */
final class CellHead {
    private final List<String> keys;
    private final List<List<String>> groups;

    CellHead(Scenario scenario) {
        this.keys = scenario.sweptKeys();
        this.groups = scenario.equalKeys();
    }

    /** With the columns that follow; a key that would be called as one of them has its full path. */
    List<String> header(List<String> columns) {
        List<String> header = new ArrayList<>(List.of("cell"));
        for (List<String> group : groups) {
            String name = ShortName.of(group, keys);
            header.add(columns.contains(name) ? group.get(0) : name);
        }
        header.addAll(columns);
        return header;
    }

    List<String> row(Cell cell) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(cell.index())));
        groups.forEach(group -> row.add(CellPlace.words(cell.at().get(group.get(0)))));
        return row;
    }

    /** The columns of a table that begins with these. */
    Integer[] columns() {
        return IntStream.rangeClosed(0, groups.size()).boxed().toArray(Integer[]::new);
    }

    /** What the columns of several keys stand for; empty where there are none. */
    String legend() {
        return groups.stream()
                .filter(group -> group.size() > 1)
                .map(group -> ShortName.of(group, keys) + ": " + String.join(" = ", group) + "\n")
                .collect(Collectors.joining());
    }
}
