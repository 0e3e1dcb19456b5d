package dev.narrows.finite;

import dev.narrows.yaml.Json;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tables of integers of one shape, as a file lists them (immutable; made once for all cells of a sweep). */
final class IntegerTables {
    private final List<int[][]> tables;
    private final Policies policies;
    private final int largest;
    private final JsonNode resolved;

    private IntegerTables(List<int[][]> tables) {
        this.tables = tables;
        int[][] flat = tables.stream()
                .map(table -> Arrays.stream(table).flatMapToInt(Arrays::stream).toArray())
                .toArray(int[][]::new);
        this.policies = new Policies(flat);
        this.largest = Arrays.stream(flat).flatMapToInt(Arrays::stream).max().orElse(0);
        this.resolved = Json.all(tables.stream().map(Json::table).toList());
    }

    static Optional<IntegerTables> read(Value list, int largest) {
        List<int[][]> tables = new ArrayList<>();
        for (Value item : list.items(1, Source.LARGEST)) {
            int before = list.problems().added();
            int[][] table = item.integers(1, ChannelType.LARGEST, largest, ModelReader.MOST_CONTEXTS);
            if (list.problems().added() == before) {
                checkShape(item, list, table, tables.isEmpty() ? table : tables.get(0));
                tables.add(table);
            }
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(new IntegerTables(tables));
    }

    private static void checkShape(Value item, Value list, int[][] table, int[][] first) {
        if (table.length != first.length || table[0].length != first[0].length) {
            item.refuse("is " + table.length + " x " + table[0].length + ", must be " + first.length + " x "
                    + first[0].length + " as " + list.lastKey() + "[0]");
        }
    }

    int rows() {
        return tables.get(0).length;
    }

    int columns() {
        return tables.get(0)[0].length;
    }

    int largest() {
        return largest;
    }

    /** As policies: rows are contexts, columns labels. */
    Policies policies() {
        return policies;
    }

    JsonNode resolved() {
        return resolved;
    }
}
