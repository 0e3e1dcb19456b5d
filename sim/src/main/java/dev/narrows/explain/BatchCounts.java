package dev.narrows.explain;

import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In how many cells of a batch something is so. */
final class BatchCounts {
    private int cells;
    private final Map<Gap.Part, Integer> largest = new EnumMap<>(Gap.Part.class);
    private final Map<String, Integer> vacuous = new LinkedHashMap<>();
    private StoredCell least;

    void add(StoredCell cell) {
        cells++;
        Gap.of(cell).stream().limit(1).forEach(gap -> largest.merge(gap.part(), 1, Integer::sum));
        if (!cell.failed()) {
            cell.bounds().stream()
                    .filter(bound -> bound.at("vacuous").asBoolean(false))
                    .map(StoredBound::bound)
                    .forEach(bound -> vacuous.merge(bound, 1, Integer::sum));
            if (least == null || cell.risk() < least.risk()) {
                least = cell;
            }
        }
    }

    /** Of what is largest where, the most frequent first. */
    List<String> largest() {
        List<Map.Entry<Gap.Part, Integer>> entries = new ArrayList<>(largest.entrySet());
        entries.sort(Map.Entry.comparingByValue(Collections.reverseOrder()));
        return entries.stream()
                .map(entry -> "largest in " + of(entry.getValue()) + ": "
                        + entry.getKey().words())
                .toList();
    }

    /** The cell of the least mean risk; null where all failed. */
    StoredCell least() {
        return least;
    }

    /** Every bound that is vacuous somewhere, and where. */
    Map<String, String> vacuous() {
        Map<String, String> all = new LinkedHashMap<>();
        vacuous.forEach((bound, count) -> all.put(bound, of(count)));
        return all;
    }

    private String of(int count) {
        return count + " of " + cells + " cells";
    }
}
