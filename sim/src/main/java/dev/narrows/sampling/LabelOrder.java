package dev.narrows.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * In which order the labels of a data set came, where only their counts were drawn. Given the counts N of m independent
 * labels of one law, every order is equally likely,
 *
 * <pre>
 * P(c_1, .., c_m | N) = prod_c N_c! / m!
 * </pre>
 *
 * <p>so that the labels in an order drawn so are independent labels of that law, and their counts are N, bit for bit.
 * With the stream {@link Purpose#LABEL_ORDER} no other number of a run changes. Source: D. Knuth, The Art of Computer
 * Programming 2, 3rd ed., section 3.4.2, algorithm P.
 */
public final class LabelOrder {
    /** Most labels of a data set that are put in order: 40 MB. */
    public static final int MOST_LABELS = 10_000_000;

    private LabelOrder() {}

    /**
     * Draws an order.
     *
     * @param rng source of randomness, advanced by one number or more for each label but one
     * @param counts {@code N_c >= 0}, with a sum of at most {@link #MOST_LABELS}; not modified
     * @return the place c of each label, in their order; every c is there N_c times
     * @throws IllegalArgumentException if a count is negative or there are more labels
     */
    public static int[] of(UniformRandomProvider rng, long[] counts) {
        int[] order = new int[size(counts)];
        int next = 0;
        for (int c = 0; c < counts.length; c++) {
            Arrays.fill(order, next, next + (int) counts[c], c);
            next += (int) counts[c];
        }
        for (int last = order.length - 1; last > 0; last--) {
            int other = (int) rng.nextLong(last + 1L);
            int place = order[last];
            order[last] = order[other];
            order[other] = place;
        }
        return order;
    }

    private static int size(long[] counts) {
        long labels = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] < 0 || counts[c] > MOST_LABELS - labels) {
                throw new IllegalArgumentException("counts[" + c + "]: " + counts[c] + " after " + labels
                        + " labels, must be at least 0, and all at most " + MOST_LABELS);
            }
            labels += counts[c];
        }
        return (int) labels;
    }
}
