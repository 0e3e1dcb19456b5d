package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Compositions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Labels of items drawn without replacement: the multivariate hypergeometric law of their counts (mutable, unshared).
 */
final class Subsample {
    private final int r;
    /** Targets x vectors of counts, in the order of {@link CountVectors}: sums over items. */
    private final double[][] joint;

    private final double[] mass;
    private final double[] logFactorials;

    /** r labels of every item that has so many; {@code vectors} is the number of vectors of counts. */
    Subsample(ItemCounts items, int[] truth, int targets, int r, int vectors) {
        int most = IntStream.range(0, items.items()).map(items::total).max().orElseThrow();
        if (r > most) {
            throw new IllegalArgumentException(
                    "raters: " + r + ", must be at most " + most + ", the most labels of an item");
        }
        this.r = r;
        this.joint = new double[targets][vectors];
        this.mass = new double[targets];
        this.logFactorials = Compositions.logFactorials(most);
        for (Map.Entry<int[], Integer> group : alike(items, truth, r).entrySet()) {
            int target = group.getKey()[items.labels()];
            mass[target] += group.getValue();
            add(Arrays.copyOf(group.getKey(), items.labels()), group.getValue(), joint[target]);
        }
    }

    /** Items that have r labels, those of equal counts and target together: counts, then target, to their number. */
    private static Map<int[], Integer> alike(ItemCounts items, int[] truth, int r) {
        Map<int[], Integer> alike = new TreeMap<>(Arrays::compare);
        for (int i = 0; i < truth.length; i++) {
            if (items.total(i) >= r) {
                int[] key = Arrays.copyOf(items.row(i), items.labels() + 1);
                key[items.labels()] = truth[i];
                alike.merge(key, 1, Integer::sum);
            }
        }
        return alike;
    }

    private void add(int[] counts, int weight, double[] row) {
        double all = logChoose(Arrays.stream(counts).sum(), r);
        CountVectors vectors = new CountVectors(counts.length, r);
        do {
            long[] drawn = vectors.counts();
            double sum = 0;
            boolean possible = true;
            for (int y = 0; y < counts.length && possible; y++) {
                possible = drawn[y] <= counts[y];
                sum += possible ? logChoose(counts[y], (int) drawn[y]) : 0;
            }
            if (possible) {
                row[vectors.index()] += weight * StrictMath.exp(sum - all);
            }
        } while (vectors.next());
    }

    private double logChoose(int n, int k) {
        return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }

    /** The law of the target among the items that are used. */
    Pmf targets() {
        double[] law = new double[mass.length];
        Arrays.setAll(law, u -> mass[u] / items());
        return Pmf.of(law);
    }

    private double items() {
        return CompensatedSum.of(mass);
    }

    /** From target to counts; for a target without items the law of the counts of all. */
    Channel counts() {
        double[][] rows = new double[joint.length][];
        for (int u = 0; u < rows.length; u++) {
            rows[u] = mass[u] > 0 ? joint[u].clone() : ofAll();
            double sum = mass[u] > 0 ? mass[u] : items();
            for (int n = 0; n < rows[u].length; n++) {
                rows[u][n] /= sum;
            }
        }
        return Channel.of(rows);
    }

    private double[] ofAll() {
        double[] all = new double[joint[0].length];
        for (double[] row : joint) {
            for (int n = 0; n < all.length; n++) {
                all[n] += row[n];
            }
        }
        return all;
    }
}
