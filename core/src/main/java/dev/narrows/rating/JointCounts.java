package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Counts of ratings {@code n(s,u,y)} by context s, truth u and label y (immutable). The truths are classes, the labels
 * what raters answered: an answer that is no class, such as an abstention, is a label of its own.
 */
public final class JointCounts {
    private final int contexts;
    private final int truths;
    private final int labels;
    private final long[] counts;

    private JointCounts(int contexts, int truths, int labels, long[] counts) {
        this.contexts = contexts;
        this.truths = truths;
        this.labels = labels;
        this.counts = counts;
    }

    /**
     * Counts in one array.
     *
     * @param contexts number of contexts, at least 1
     * @param truths number of truths, at least 1
     * @param labels number of labels, at least 1
     * @param counts {@code n(s,u,y)} at {@code (s * truths + u) * labels + y}, each at least 0, at least one above; not
     *     modified
     * @return the counts
     * @throws IllegalArgumentException if the array has another size, a negative count or none above 0
     */
    public static JointCounts of(int contexts, int truths, int labels, long[] counts) {
        Arguments.requireAtLeast("contexts", contexts, 1);
        Arguments.requireAtLeast("truths", truths, 1);
        Arguments.requireAtLeast("labels", labels, 1);
        Arguments.requireSize("counts", counts.length, contexts * truths * labels);
        for (long count : counts) {
            Arguments.requireAtLeast("count", count, 0);
        }
        Arguments.requireAtLeast("total", Arrays.stream(counts).sum(), 1);
        return new JointCounts(contexts, truths, labels, counts.clone());
    }

    /**
     * Counts of one context.
     *
     * @param rows {@code n(u,y)}: rows truths, columns labels
     * @return the counts
     * @throws IllegalArgumentException if there is no row, the rows differ in length, or the counts are no counts
     */
    public static JointCounts of(long[][] rows) {
        Arguments.requireAtLeast("truths", rows.length, 1);
        for (long[] row : rows) {
            Arguments.requireSize("row", row.length, rows[0].length);
        }
        return of(
                1,
                rows.length,
                rows[0].length,
                Arrays.stream(rows).flatMapToLong(Arrays::stream).toArray());
    }

    /**
     * Number of contexts.
     *
     * @return at least 1
     */
    public int contexts() {
        return contexts;
    }

    /**
     * Number of truths.
     *
     * @return at least 1
     */
    public int truths() {
        return truths;
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
     * A count.
     *
     * @param s context
     * @param u truth
     * @param y label
     * @return n(s,u,y), at least 0
     */
    public long count(int s, int u, int y) {
        return counts[(s * truths + u) * labels + y];
    }

    /**
     * All counts.
     *
     * @return a copy, {@code n(s,u,y)} at {@code (s * truths + u) * labels + y}
     */
    public long[] toArray() {
        return counts.clone();
    }

    /**
     * All ratings.
     *
     * @return their number, at least 1
     */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * Ratings of a context.
     *
     * @param s context
     * @return n(s), at least 0
     */
    public long total(int s) {
        int size = truths * labels;
        return Arrays.stream(counts, s * size, (s + 1) * size).sum();
    }

    /**
     * The counts without regard to the context.
     *
     * @return {@code sum_s n(s,u,y)}
     */
    public JointCounts pooled() {
        long[] pooled = new long[truths * labels];
        for (int i = 0; i < counts.length; i++) {
            pooled[i % pooled.length] += counts[i];
        }
        return new JointCounts(1, truths, labels, pooled);
    }

    /**
     * The counts of one context.
     *
     * @param s a context that has ratings
     * @return n(s,.,.)
     * @throws IllegalArgumentException if it has none
     */
    public JointCounts context(int s) {
        int size = truths * labels;
        return of(1, truths, labels, Arrays.copyOfRange(counts, s * size, (s + 1) * size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JointCounts that
                && contexts == that.contexts
                && truths == that.truths
                && labels == that.labels
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return contexts + "x" + truths + "x" + labels + Arrays.toString(counts);
    }
}
