package dev.narrows.judge;

import dev.narrows.rating.ItemCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Ratings item by item, in the order of their patterns, as package {@code rating} takes them. */
final class ByItem {
    private final Ratings ratings;
    private final long[] itemsOf;

    ByItem(Ratings ratings) {
        this.ratings = ratings;
        this.itemsOf = ratings.itemsOf();
    }

    /** The most ratings of an item. */
    int most() {
        return ratings.patterns().stream().mapToInt(own -> own.length).max().orElse(0);
    }

    /** How many items have so many ratings. */
    long itemsRated(int least) {
        return IntStream.range(0, itemsOf.length)
                .filter(k -> ratings.patterns().get(k).length >= least)
                .mapToLong(k -> itemsOf[k])
                .sum();
    }

    /** How often each label was given to each item, by whomever. */
    ItemCounts counts() {
        List<int[]> table = new ArrayList<>();
        for (int k = 0; k < itemsOf.length; k++) {
            int[] row = new int[ratings.labels().size()];
            for (int number : ratings.patterns().get(k)) {
                row[ratings.slots().get(number).label()]++;
            }
            table.addAll(Collections.nCopies((int) itemsOf[k], row));
        }
        return ItemCounts.of(table.toArray(int[][]::new));
    }

    /** The number of the truth of each item. */
    int[] truths() {
        return IntStream.range(0, itemsOf.length)
                .flatMap(k -> {
                    int truth =
                            ratings.slots().get(ratings.patterns().get(k)[0]).truth();
                    return IntStream.range(0, (int) itemsOf[k]).map(i -> truth);
                })
                .toArray();
    }

    /** For each rater who rated items twice or more, by his number, how often he gave each label to each of these. */
    Map<Integer, ItemCounts> repeats() {
        Map<Integer, List<int[]>> tables = new TreeMap<>();
        for (int k = 0; k < itemsOf.length; k++) {
            int copies = (int) itemsOf[k];
            ofRaters(ratings.patterns().get(k)).forEach((rater, row) -> {
                if (Arrays.stream(row).sum() > 1) {
                    tables.computeIfAbsent(rater, r -> new ArrayList<>()).addAll(Collections.nCopies(copies, row));
                }
            });
        }
        Map<Integer, ItemCounts> repeats = new TreeMap<>();
        tables.forEach((rater, rows) -> repeats.put(rater, ItemCounts.of(rows.toArray(int[][]::new))));
        return repeats;
    }

    private Map<Integer, int[]> ofRaters(int[] own) {
        Map<Integer, int[]> rows = new HashMap<>();
        for (int number : own) {
            Slot slot = ratings.slots().get(number);
            rows.computeIfAbsent(slot.rater(), r -> new int[ratings.labels().size()])[slot.label()]++;
        }
        return rows;
    }

    /** Item, rater and label of every rating. */
    dev.narrows.rating.Ratings triples() {
        int total = Math.toIntExact(ratings.total());
        int[] item = new int[total];
        int[] rater = new int[total];
        int[] label = new int[total];
        int at = 0;
        int i = 0;
        for (int k = 0; k < itemsOf.length; k++) {
            for (long copy = 0; copy < itemsOf[k]; copy++, i++) {
                for (int number : ratings.patterns().get(k)) {
                    Slot slot = ratings.slots().get(number);
                    item[at] = i;
                    rater[at] = slot.rater();
                    label[at++] = slot.label();
                }
            }
        }
        return dev.narrows.rating.Ratings.of(
                i, ratings.raters().size(), ratings.labels().size(), item, rater, label);
    }
}
