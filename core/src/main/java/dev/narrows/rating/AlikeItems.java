package dev.narrows.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items with the same counts and the same target.
 *
 * @param counts of each label; not to be written
 * @param total their sum
 * @param target u
 * @param items how many such items there are, at least 1
 */
record AlikeItems(int[] counts, int total, int target, int items) {
    /** The items that have at least r labels, in the order of counts and target. */
    static List<AlikeItems> of(ItemCounts items, int[] truth, int r) {
        Map<int[], Integer> numbers = new TreeMap<>(Arrays::compare);
        for (int i = 0; i < truth.length; i++) {
            if (items.total(i) >= r) {
                int[] key = Arrays.copyOf(items.row(i), items.labels() + 1);
                key[items.labels()] = truth[i];
                numbers.merge(key, 1, Integer::sum);
            }
        }
        List<AlikeItems> alike = new ArrayList<>();
        numbers.forEach((key, number) -> {
            int[] counts = Arrays.copyOf(key, items.labels());
            alike.add(new AlikeItems(counts, Arrays.stream(counts).sum(), key[counts.length], number));
        });
        return alike;
    }
}
