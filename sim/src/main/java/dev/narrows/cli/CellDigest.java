package dev.narrows.cli;

import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/**
 * What points.json has of a cell, a checksum for each number or list: small enough to be kept of every cell. Of two
 * that differ the names tell where; one value that changed has the same checksum with a chance of 2^-32.
 *
 * @param names keys, those of an inner object after a point, and names of bounds; shared between cells
 * @param sums a checksum for each name
 */
record CellDigest(List<String> names, int[] sums) {
    /** What says where a cell is, not what it is; and lists whose bounds have a checksum each. */
    private static final Set<String> LEFT_OUT = Set.of("cell", "at", "floors", "ceilings");

    /** {@code shared}: the lists of names so far, each once. */
    static CellDigest of(StoredCell cell, Map<List<String>, List<String>> shared) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        cell.json().properties().forEach(entry -> {
            if (!LEFT_OUT.contains(entry.getKey())) {
                add(sums, entry.getKey(), entry.getValue());
            }
        });
        cell.bounds().forEach(bound -> sums.put(bound.bound(), sum(text(bound))));
        List<String> names = List.copyOf(sums.keySet());
        return new CellDigest(
                shared.computeIfAbsent(names, same -> same),
                sums.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static void add(Map<String, Integer> sums, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> sums.put(
                            name + "." + entry.getKey(), sum(entry.getValue().toString())));
        } else {
            sums.put(name, sum(value.toString()));
        }
    }

    private static String text(StoredBound bound) {
        List<String> values = new ArrayList<>();
        bound.numbers().propertyNames().forEach(key -> values.add(bound.at(key).toString()));
        return values.toString();
    }

    private static int sum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    /** The names under which two cells have other values, or only one has any. */
    Set<String> differing(CellDigest other) {
        Map<String, Integer> sums = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            sums.put(names.get(i), this.sums[i]);
        }
        Set<String> differing = new TreeSet<>();
        for (int i = 0; i < other.names.size(); i++) {
            String name = other.names.get(i);
            Integer own = sums.remove(name);
            if (own == null || own != other.sums[i]) {
                differing.add(name);
            }
        }
        differing.addAll(sums.keySet());
        return differing;
    }
}
