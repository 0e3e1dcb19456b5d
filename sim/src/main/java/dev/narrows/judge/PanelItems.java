package dev.narrows.judge;

import dev.narrows.numeric.Compositions;
import dev.narrows.rating.ItemCounts;
import dev.narrows.rating.PanelErrors;
import dev.narrows.rating.RaterPanel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Items with the counts of their labels, and how many labels of an item can be measured on them. */
final class PanelItems {
    /** Different items times vectors of counts, at most, for a number of labels: some seconds. */
    private static final long MOST_WORK = 200_000_000;

    /** Vectors of counts, at most, of independent raters. */
    static final long MOST_VECTORS = 1_000_000;

    final int targets;
    final int labels;
    /** The most labels of an item. */
    final int most;
    /** Items that differ in truth or counts. */
    final int kinds;
    /** As many items as these are needed. */
    final long needed;

    private final ItemCounts items;
    private final int[] truth;

    PanelItems(Ratings ratings) {
        ByItem byItem = new ByItem(ratings);
        this.items = byItem.counts();
        this.truth = byItem.truths();
        this.targets = ratings.truths().size();
        this.labels = ratings.labels().size();
        this.most = byItem.most();
        this.kinds = PanelErrors.of(items, truth, targets, 1).items().length;
        this.needed = JudgeMeasurement.PER_PAIR * targets * given();
    }

    /** How many labels are given, or are a truth. */
    private long given() {
        return IntStream.range(0, labels)
                .filter(y -> y < targets || IntStream.range(0, truth.length).anyMatch(i -> items.count(i, y) > 0))
                .count();
    }

    /** How many items have at least r labels; of r = 0 all. */
    long rated(int r) {
        return items.itemsRated(r);
    }

    boolean isEnumerable(int r) {
        return vectors(r) <= MOST_VECTORS / targets && work(r) <= MOST_WORK;
    }

    /** Different items times vectors of counts. */
    long work(int r) {
        return vectors(r) * kinds;
    }

    private long vectors(int r) {
        return Compositions.number(labels, r, MOST_VECTORS);
    }

    RaterPanel panel(int r) {
        return RaterPanel.measured(items, truth, targets, r);
    }

    /** Of rules of r labels. No label is one that is the same for all items. */
    PanelErrors errors(int r) {
        return r == 0 ? PanelErrors.of(sameForAll(), truth, targets, 1) : PanelErrors.of(items, truth, targets, r);
    }

    private ItemCounts sameForAll() {
        int[][] table = new int[truth.length][1];
        Arrays.setAll(table, i -> new int[] {1});
        return ItemCounts.of(table);
    }
}
