package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which labels of a data set train where the others are held out: m_1 of the m labels, every subset of that size being
 * equally likely. Given the counts N the counts of the chosen ones are multivariate hypergeometric,
 *
 * <pre>
 * P(N_1 = n) = prod_c C(N_c, n_c) / C(m, m_1)
 * </pre>
 *
 * <p>drawn label by label, the t-th being taken with probability (m_1 - taken)/(m - t): exact in law, m numbers at
 * most. Source: D. Knuth, The Art of Computer Programming 2, 3rd ed., section 3.4.2, algorithm S.
 */
public final class Halves {
    /** Most labels of a data set that is split: a few milliseconds. */
    public static final long MOST_LABELS = 1_000_000;

    private Halves() {}

    /**
     * The labels that are left to train.
     *
     * @param labels m, at least 1
     * @return m_1, half of them rounded down
     */
    public static long training(long labels) {
        return labels / 2;
    }

    /**
     * Draws the counts of the labels that train.
     *
     * @param rng source of randomness, advanced
     * @param counts N, with a sum of at most {@link #MOST_LABELS}; not modified
     * @param chosen overwritten with N_1, which sum to half of that, rounded down; as long as {@code counts}
     * @throws IllegalArgumentException if the lengths differ or there are more labels
     */
    public static void sample(UniformRandomProvider rng, long[] counts, long[] chosen) {
        Arguments.requireSize("chosen", chosen.length, counts.length);
        long left = Arrays.stream(counts).sum();
        if (left > MOST_LABELS) {
            throw new IllegalArgumentException("labels: " + left + ", must be at most " + MOST_LABELS);
        }
        long wanted = training(left);
        for (int c = 0; c < counts.length; c++) {
            chosen[c] = 0;
            for (long n = counts[c]; n > 0; n--) {
                if (wanted > 0 && rng.nextLong(left) < wanted) {
                    chosen[c]++;
                    wanted--;
                }
                left--;
            }
        }
    }
}
