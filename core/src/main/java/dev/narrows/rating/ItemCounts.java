package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * How often each of q labels was given to each item, {@code n[i][y]}: all that coefficients of agreement and panels of
 * exchangeable raters use of ratings (immutable).
 */
public final class ItemCounts {
    private final int labels;
    private final int[] counts;
    private final int[] totals;

    /** Takes the array, which must not be written any more. */
    ItemCounts(int labels, int[] counts) {
        this.labels = labels;
        this.counts = counts;
        this.totals = new int[counts.length / labels];
        for (int j = 0; j < counts.length; j++) {
            totals[j / labels] = Math.addExact(totals[j / labels], counts[j]);
        }
    }

    /**
     * The counts of a table.
     *
     * @param table {@code table[i][y]}, at least 0, of at least one item and one label; copied
     * @return the counts
     * @throws IllegalArgumentException if the table is empty or ragged, or a count is negative
     */
    public static ItemCounts of(int[][] table) {
        Arguments.requireSome("table", table.length, "item");
        int labels = table[0].length;
        Arguments.requireSome("table[0]", labels, "label");
        int[] counts = new int[Math.multiplyExact(table.length, labels)];
        for (int i = 0; i < table.length; i++) {
            Arguments.requireSize("table[" + i + "]", table[i].length, labels);
            for (int y = 0; y < labels; y++) {
                counts[i * labels + y] = Arguments.requireAtLeast("table[" + i + "][" + y + "]", table[i][y], 0);
            }
        }
        return new ItemCounts(labels, counts);
    }

    /**
     * Number of items.
     *
     * @return at least 1
     */
    public int items() {
        return totals.length;
    }

    /**
     * Number of labels q.
     *
     * @return at least 1
     */
    public int labels() {
        return labels;
    }

    /**
     * How often an item was given a label.
     *
     * @param item 0..items-1
     * @param label 0..q-1
     * @return {@code n[i][y]}, at least 0
     */
    public int count(int item, int label) {
        return counts[item * labels + label];
    }

    /**
     * How often an item was rated.
     *
     * @param item 0..items-1
     * @return {@code n_i = sum_y n[i][y]}
     */
    public int total(int item) {
        return totals[item];
    }

    /**
     * Number of items that were rated at least so often.
     *
     * @param least number of ratings
     * @return from 0 to the number of items
     */
    public int itemsRated(int least) {
        return (int) Arrays.stream(totals).filter(n -> n >= least).count();
    }

    /** The most ratings of an item. */
    int most() {
        return Arrays.stream(totals).max().orElseThrow();
    }

    /**
     * The same ratings with one label against all others.
     *
     * @param label 0..q-1
     * @return counts of two labels, the given one first
     */
    public ItemCounts against(int label) {
        int[] two = new int[Math.multiplyExact(2, items())];
        for (int i = 0; i < items(); i++) {
            two[2 * i] = count(i, label);
            two[2 * i + 1] = total(i) - count(i, label);
        }
        return new ItemCounts(2, two);
    }

    /** The counts of one item, a copy. */
    int[] row(int item) {
        return Arrays.copyOfRange(counts, item * labels, (item + 1) * labels);
    }
}
