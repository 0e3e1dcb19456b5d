package dev.narrows.judge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ratings of each item, items with the same ones together, in the order of the first item of each pattern. */
final class RatingPatterns {
    private final Map<Pattern, long[]> patterns = new LinkedHashMap<>();

    private record Pattern(int[] slots) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern that && Arrays.equals(slots, that.slots);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(slots);
        }
    }

    /** Items below {@code items} and slots of ratings, in one order. */
    RatingPatterns(IntSeries itemOf, IntSeries slotOf, int items) {
        int size = itemOf.size();
        int[] end = new int[items];
        for (int i = 0; i < size; i++) {
            end[itemOf.get(i)]++;
        }
        for (int i = 1; i < items; i++) {
            end[i] += end[i - 1];
        }
        int[] byItem = new int[size];
        for (int i = 0; i < size; i++) {
            byItem[--end[itemOf.get(i)]] = slotOf.get(i);
        }
        for (int i = 0; i < items; i++) {
            int[] own = Arrays.copyOfRange(byItem, end[i], i + 1 < items ? end[i + 1] : size);
            Arrays.sort(own);
            patterns.computeIfAbsent(new Pattern(own), p -> new long[1])[0]++;
        }
    }

    List<int[]> slots() {
        return patterns.keySet().stream().map(Pattern::slots).toList();
    }

    /** How many items have each pattern. */
    long[] items() {
        return patterns.values().stream().mapToLong(n -> n[0]).toArray();
    }

    /** How many ratings have the item, rater and context of one before them. */
    long repeated(List<Slot> slots) {
        Map<List<Integer>, Integer> places = new HashMap<>();
        int[] place = slots.stream()
                .mapToInt(slot -> places.computeIfAbsent(List.of(slot.rater(), slot.context()), p -> places.size()))
                .toArray();
        long repeated = 0;
        for (Map.Entry<Pattern, long[]> entry : patterns.entrySet()) {
            int[] own = entry.getKey().slots();
            long different = own.length == 1
                    ? 1
                    : Arrays.stream(own).map(slot -> place[slot]).distinct().count();
            repeated += (own.length - different) * entry.getValue()[0];
        }
        return repeated;
    }
}
