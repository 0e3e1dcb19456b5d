package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far ratings agree; labels are nominal. A coefficient is {@code (a - e)/(1 - e)} of an observed agreement a and
 * one e that chance would give: 1 is full agreement, 0 that of chance, below 0 less.
 *
 * <p>All are rounded to nearest. They are empty where nothing can be compared, and coefficients where e is 1, that is
 * where only one label occurs: full agreement and chance cannot be told apart then.
 */
public final class Agreement {
    private Agreement() {}

    /**
     * Observed agreement {@code a = (1/n) sum_y counts[y][y]}.
     *
     * @param counts square table of at least one label: of truth (row) and label (column), or of the labels of two
     *     raters; entries at least 0; not modified
     * @return in [0, 1]; empty for a table of zeros
     * @throws IllegalArgumentException if the table is empty or not square, or an entry is negative
     */
    public static OptionalDouble observed(long[][] counts) {
        double total = sum(rowSums(counts));
        return total > 0 ? OptionalDouble.of(diagonal(counts) / total) : OptionalDouble.empty();
    }

    /**
     * Observed agreement of the ratings of one item: the share of pairs of them that are equal, its mean over the items
     * that have two or more,
     *
     * <pre>
     * a = mean over i of sum_y n_iy (n_iy - 1) / (n_i (n_i - 1)),     n_i ratings of item i, n_iy of them y
     * </pre>
     *
     * @param counts of the labels of each item
     * @return in [0, 1]; empty where no item has two ratings
     */
    public static OptionalDouble ofPairs(ItemCounts counts) {
        CompensatedSum agreement = new CompensatedSum();
        long compared = 0;
        for (int i = 0; i < counts.items(); i++) {
            double n = counts.total(i);
            if (n > 1) {
                agreement.add(equalPairs(counts, i) / (n * (n - 1)));
                compared++;
            }
        }
        return compared > 0 ? OptionalDouble.of(agreement.value() / compared) : OptionalDouble.empty();
    }

    /**
     * Cohen's kappa, with {@code e = sum_y (row_y/n)(column_y/n)}. Source: J. Cohen, Educ. Psychol. Meas. 20 (1960)
     * 37-46.
     *
     * @param counts square table of at least one label: of the labels of two raters, or of truth (row) and label
     *     (column); entries at least 0; not modified
     * @return in [-1, 1]; empty for a table of zeros or one label
     * @throws IllegalArgumentException if the table is empty or not square, or an entry is negative
     */
    public static OptionalDouble cohenKappa(long[][] counts) {
        double[] rows = rowSums(counts);
        double[] columns = columnSums(counts);
        double total = sum(rows);
        // n^2 (1 - e), exactly 0 for a table of one label
        double unequal = CompensatedSum.of(rows.length, y -> rows[y] * (total - columns[y]));
        return unequal > 0
                ? OptionalDouble.of(1 - total * (total - diagonal(counts)) / unequal)
                : OptionalDouble.empty();
    }

    /**
     * Fleiss' kappa, with a that of {@link #ofPairs} and
     *
     * <pre>
     * e = sum_y p_y^2,     p_y = mean over the items with n_i >= 1 of n_iy / n_i
     * </pre>
     *
     * <p>For equal {@code n_i} this is J. L. Fleiss, Psychol. Bull. 76 (1971) 378-382; for unequal ones the
     * generalisation of K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, section 2.5: every item has one
     * weight. Kappa of one label, as in the table of Fleiss, is that of {@link ItemCounts#against}.
     *
     * @param counts of the labels of each item
     * @return at most 1; empty where no item has two ratings or only one label occurs
     */
    public static OptionalDouble fleissKappa(ItemCounts counts) {
        OptionalDouble observed = ofPairs(counts);
        double others = unlikeShares(counts);
        return observed.isPresent() && others > 0
                ? OptionalDouble.of(1 - (1 - observed.getAsDouble()) / others)
                : OptionalDouble.empty();
    }

    /** {@code 1 - e} of Fleiss' kappa, exactly 0 where only one label occurs. */
    private static double unlikeShares(ItemCounts counts) {
        CompensatedSum[] shares = new CompensatedSum[counts.labels()];
        Arrays.setAll(shares, y -> new CompensatedSum());
        long rated = 0;
        for (int i = 0; i < counts.items(); i++) {
            double n = counts.total(i);
            if (n > 0) {
                rated++;
                for (int y = 0; y < shares.length; y++) {
                    shares[y].add(counts.count(i, y) / n);
                }
            }
        }
        double items = rated;
        return CompensatedSum.of(shares.length, y -> shares[y].value() / items * (1 - shares[y].value() / items));
    }

    /**
     * Krippendorff's alpha for nominal labels, {@code 1 - D_o/D_e}. Over the items with {@code n_i >= 2}, with
     * {@code n_y = sum_i n_iy} and {@code n = sum_y n_y},
     *
     * <pre>
     * D_o = (1/n) sum_i [n_i^2 - sum_y n_iy^2] / (n_i - 1),     D_e = [n^2 - sum_y n_y^2] / (n (n - 1))
     * </pre>
     *
     * <p>Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C.
     *
     * @param counts of the labels of each item
     * @return at most 1; empty where no item has two ratings or the items that have show only one label
     */
    public static OptionalDouble krippendorffAlpha(ItemCounts counts) {
        CompensatedSum observed = new CompensatedSum();
        double[] labels = new double[counts.labels()];
        for (int i = 0; i < counts.items(); i++) {
            double n = counts.total(i);
            if (n > 1) {
                observed.add((n * (n - 1) - equalPairs(counts, i)) / (n - 1));
                for (int y = 0; y < labels.length; y++) {
                    labels[y] += counts.count(i, y);
                }
            }
        }
        double total = sum(labels);
        double unequal = CompensatedSum.of(labels.length, y -> labels[y] * (total - labels[y]));
        return unequal > 0 ? OptionalDouble.of(1 - (total - 1) * observed.value() / unequal) : OptionalDouble.empty();
    }

    /** Ordered pairs of ratings of an item that are equal; exact below 2^53. */
    private static double equalPairs(ItemCounts counts, int item) {
        double pairs = 0;
        for (int y = 0; y < counts.labels(); y++) {
            double n = counts.count(item, y);
            pairs += n * (n - 1);
        }
        return pairs;
    }

    private static double[] rowSums(long[][] counts) {
        Arguments.requireSome("counts", counts.length, "label");
        double[] sums = new double[counts.length];
        for (int x = 0; x < counts.length; x++) {
            Arguments.requireSize("counts[" + x + "]", counts[x].length, counts.length);
            for (int y = 0; y < counts.length; y++) {
                sums[x] += Arguments.requireAtLeast("counts[" + x + "][" + y + "]", counts[x][y], 0);
            }
        }
        return sums;
    }

    private static double[] columnSums(long[][] counts) {
        double[] sums = new double[counts.length];
        for (long[] row : counts) {
            for (int y = 0; y < row.length; y++) {
                sums[y] += row[y];
            }
        }
        return sums;
    }

    private static double diagonal(long[][] counts) {
        return CompensatedSum.of(counts.length, y -> counts[y][y]);
    }

    private static double sum(double[] values) {
        return CompensatedSum.of(values);
    }
}
