package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;

/** Labels of items drawn without replacement: the law of their counts by target (mutable, unshared). */
final class Subsample {
    private final int r;
    /** Targets x vectors of counts, in the order of {@link CountVectors}: sums over items. */
    private final double[][] joint;

    private final double[] mass;

    /** r labels of every item that has so many; {@code vectors} is the number of vectors of counts. */
    Subsample(ItemCounts items, int[] truth, int targets, int r, int vectors) {
        this.r = r;
        this.joint = new double[targets][vectors];
        this.mass = new double[targets];
        HypergeometricLaw law = new HypergeometricLaw(r, items.most());
        for (AlikeItems alike : AlikeItems.of(items, truth, r)) {
            mass[alike.target()] += alike.items();
            add(alike, law);
        }
    }

    private void add(AlikeItems alike, HypergeometricLaw law) {
        double[] row = joint[alike.target()];
        CountVectors vectors = new CountVectors(alike.counts().length, r);
        do {
            row[vectors.index()] += alike.items() * law.probability(alike, vectors.counts());
        } while (vectors.next());
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
