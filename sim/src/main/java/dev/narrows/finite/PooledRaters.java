package dev.narrows.finite;

import dev.narrows.info.Channel;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several independent raters of the same kind in the place of one: the label is how many of them gave each label.
 *
 * <pre>
 * W_k[u][n] = k!/(n_1! .. n_L!) prod_y W[u][y]^n_y,   n_1 + .. + n_L = k
 * </pre>
 *
 * <p>The counts are all that k labels tell of the target: Bayes risk and information are those of the k labels in their
 * order.
 *
 * @param raters k, at least 1
 */
record PooledRaters(int raters) {
    /** The least probability but 0 that a scenario may have. */
    private static final double LEAST = 1e-300;

    /** Number of counts, {@code (L+k-1 choose k)}; capped at {@code most + 1}. */
    long outputs(int labels, long most) {
        long outputs = 1;
        for (int i = 1; i <= raters; i++) {
            outputs = outputs * (labels + i - 1) / i;
            if (outputs > most) {
                return most + 1;
            }
        }
        return outputs;
    }

    /** The rows of the channel from targets to counts. */
    double[][] rows(Channel one) {
        List<int[]> counts = counts(one.outputs());
        double[][] rows = new double[one.inputs()][counts.size()];
        for (int u = 0; u < rows.length; u++) {
            for (int i = 0; i < counts.size(); i++) {
                double mass = mass(one, u, counts.get(i));
                rows[u][i] = mass < LEAST ? 0 : mass;
            }
            double sum = CompensatedSum.of(rows[u]);
            rows[u] = Arrays.stream(rows[u]).map(mass -> mass / sum).toArray();
        }
        return rows;
    }

    private static double mass(Channel one, int u, int[] counts) {
        double mass = 1;
        int placed = 0;
        for (int y = 0; y < counts.length; y++) {
            for (int i = 1; i <= counts[y]; i++) {
                placed++;
                mass *= one.probability(u, y) * placed / i;
            }
        }
        return mass;
    }

    private List<int[]> counts(int labels) {
        List<int[]> all = new ArrayList<>();
        fill(new int[labels], 0, raters, all);
        return all;
    }

    private static void fill(int[] counts, int y, int left, List<int[]> all) {
        if (y == counts.length - 1) {
            counts[y] = left;
            all.add(counts.clone());
            return;
        }
        for (int n = left; n >= 0; n--) {
            counts[y] = n;
            fill(counts, y + 1, left - n, all);
        }
    }
}
