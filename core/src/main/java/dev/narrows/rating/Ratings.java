package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Triples (item, rater, label), kept by item: 4 bytes for each rating and 4 for each item (immutable).
 *
 * <p>A rater may rate an item several times or not at all, and need not rate any; every item has a rating. The order in
 * which the triples are given changes nothing, in no result made of them a bit.
 */
public final class Ratings {
    private final int items;
    private final int raters;
    private final int labels;
    /** The ratings of item i are those from {@code start[i]} to before {@code start[i+1]}. */
    private final int[] start;
    /** {@code rater labels + label}, increasing within an item. */
    private final int[] code;

    private Ratings(int items, int raters, int labels, int[] start, int[] code) {
        this.items = items;
        this.raters = raters;
        this.labels = labels;
        this.start = start;
        this.code = code;
    }

    /**
     * The ratings with these triples.
     *
     * @param items how many items, at least 1
     * @param raters how many raters, at least 1, and {@code raters labels^2} below 2^31
     * @param labels how many labels, at least 1
     * @param item of each rating, 0..items-1; not modified
     * @param rater of each rating, 0..raters-1, of the same length; not modified
     * @param label of each rating, 0..labels-1, of the same length; not modified
     * @return the ratings
     * @throws IllegalArgumentException if a number is out of range, lengths differ, or an item has no rating
     */
    public static Ratings of(int items, int raters, int labels, int[] item, int[] rater, int[] label) {
        Arguments.requireAtLeast("items", items, 1);
        Arguments.requireAtLeast("raters", raters, 1);
        Arguments.requireAtLeast("labels", labels, 1);
        if ((double) raters * labels * labels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "raters: " + raters + ", must be below 2^31 / labels^2 with " + labels + " labels");
        }
        Arguments.requireSize("rater", rater.length, item.length);
        Arguments.requireSize("label", label.length, item.length);
        requireIndices("item", item, items);
        requireIndices("rater", rater, raters);
        requireIndices("label", label, labels);
        int[] start = starts(items, item);
        int[] next = start.clone();
        int[] code = new int[item.length];
        for (int j = 0; j < item.length; j++) {
            code[next[item[j]]++] = rater[j] * labels + label[j];
        }
        for (int i = 0; i < items; i++) {
            Arrays.sort(code, start[i], start[i + 1]);
        }
        return new Ratings(items, raters, labels, start, code);
    }

    private static int[] starts(int items, int[] item) {
        int[] start = new int[items + 1];
        for (int i : item) {
            start[i + 1]++;
        }
        for (int i = 0; i < items; i++) {
            Arguments.requireAtLeast("ratings of item " + i, start[i + 1], 1);
            start[i + 1] += start[i];
        }
        return start;
    }

    private static void requireIndices(String name, int[] values, int size) {
        for (int j = 0; j < values.length; j++) {
            if (values[j] < 0 || values[j] >= size) {
                throw new IllegalArgumentException(
                        name + "[" + j + "]: " + values[j] + ", must be from 0 to " + (size - 1));
            }
        }
    }

    /**
     * Number of items.
     *
     * @return at least 1
     */
    public int items() {
        return items;
    }

    /**
     * Number of raters.
     *
     * @return at least 1
     */
    public int raters() {
        return raters;
    }

    /**
     * Number of labels.
     *
     * @return at least 1
     */
    public int labels() {
        return labels;
    }

    /**
     * Number of ratings.
     *
     * @return at least the number of items
     */
    public int size() {
        return code.length;
    }

    /**
     * How often each label was given to each item.
     *
     * @return items x labels
     */
    public ItemCounts counts() {
        int[] counts = new int[Math.multiplyExact(items, labels)];
        for (int i = 0; i < items; i++) {
            for (int j = start[i]; j < start[i + 1]; j++) {
                counts[i * labels + code[j] % labels]++;
            }
        }
        return new ItemCounts(labels, counts);
    }

    /**
     * How often one rater gave each label to each item: how a rater who rates items several times agrees with himself
     * is what {@link Agreement} says of these.
     *
     * @param rater 0..raters-1
     * @return items x labels
     * @throws IllegalArgumentException if there is no such rater
     */
    public ItemCounts counts(int rater) {
        requireIndices("rater", new int[] {rater}, raters);
        int[] counts = new int[Math.multiplyExact(items, labels)];
        for (int i = 0; i < items; i++) {
            for (int j = start[i]; j < start[i + 1]; j++) {
                if (code[j] / labels == rater) {
                    counts[i * labels + code[j] % labels]++;
                }
            }
        }
        return new ItemCounts(labels, counts);
    }

    /** Where the ratings of each item begin; not to be written. */
    int[] starts() {
        return start;
    }

    /** {@code rater labels + label} of each rating, by item; not to be written. */
    int[] codes() {
        return code;
    }
}
