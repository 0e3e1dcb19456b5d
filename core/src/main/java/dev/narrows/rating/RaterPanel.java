package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Compositions;
import java.util.Arrays;

/**
 * What r labels of an item tell about its target: the law of the target U and the channel from it to the counts N of
 * the q labels (immutable). Raters are interchangeable, so that the counts tell what the labels in their order do.
 *
 * <p>Either the raters are independent given the target ({@link #independent}), which real items contradict since some
 * are hard for all, or the law is the one that data show ({@link #measured}), for as many raters as they have.
 */
public final class RaterPanel {
    /** So many probabilities of a target and a vector of counts are enumerated. */
    private static final int MOST = 5_000_000;

    private final int raters;
    private final int labels;
    private final Pmf targets;
    private final Channel counts;

    private RaterPanel(int raters, int labels, Pmf targets, Channel counts) {
        this.raters = raters;
        this.labels = labels;
        this.targets = targets;
        this.counts = counts;
    }

    /**
     * Raters that are independent given the target, each with the same channel:
     *
     * <pre>
     * P(N = n | U = u) = r! prod_y W[u][y]^n_y / n_y!
     * </pre>
     *
     * <p>Within a relative error of about {@code (r + q) 2^-50}.
     *
     * @param targets law of the target
     * @param rater W, from target to label
     * @param raters r, at least 1, with at most 5,000,000 pairs of a target and a vector of counts
     * @return the panel
     * @throws IllegalArgumentException if sizes differ, or there are too few raters or too many vectors
     */
    public static RaterPanel independent(Pmf targets, Channel rater, int raters) {
        Arguments.requireSize("rater", rater.inputs(), "inputs", targets.size(), " as there are targets");
        int vectors = vectors(raters, rater.outputs(), targets.size());
        Channel counts = Channel.of(Multinomial.rows(rater, raters, vectors));
        return new RaterPanel(raters, rater.outputs(), targets, counts);
    }

    /**
     * Raters as they are in data: r of the labels of an item, drawn from them without replacement. With c the counts of
     * an item, {@code n_i} labels in all, over the items with {@code n_i >= r},
     *
     * <pre>
     * P(U = u, N = n) = mean over i of 1{u_i = u} prod_y (c_iy choose n_y) / (n_i choose r)
     * </pre>
     *
     * <p>This is the expectation over all ways to draw, computed exactly (rounded to nearest). Hard items stay hard: no
     * independence is assumed, only that the labels of an item are exchangeable. As a law of further items it is an
     * estimate, whose {@link #bayesRisk} is too small and {@link #information} too large in the mean: its best rule is
     * chosen on the items on which it is judged. Panels of different r speak of the same items only where
     * {@link ItemCounts#itemsRated} says so.
     *
     * @param items counts of the labels
     * @param truth target of each item, 0..targets-1; not modified
     * @param targets how many targets, at least 1
     * @param raters r, at least 1 and at most the labels of the item with the most, with at most 5,000,000 pairs of a
     *     target and a vector of counts
     * @return the panel; the row of a target that no such item has is the law of the counts of all
     * @throws IllegalArgumentException if sizes differ, a target is out of range, no item has r labels, or there are
     *     too many vectors
     */
    public static RaterPanel measured(ItemCounts items, int[] truth, int targets, int raters) {
        int vectors = requireMeasurable(items, truth, targets, raters);
        Subsample labels = new Subsample(items, truth, targets, raters, vectors);
        return new RaterPanel(raters, items.labels(), labels.targets(), labels.counts());
    }

    /** Refuses what {@link #measured} refuses; the number of vectors of counts. */
    static int requireMeasurable(ItemCounts items, int[] truth, int targets, int raters) {
        Arguments.requireSize("truth", truth.length, items.items());
        Arguments.requireAtLeast("targets", targets, 1);
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= targets) {
                throw new IllegalArgumentException(
                        "truth[" + i + "]: " + truth[i] + ", must be from 0 to " + (targets - 1));
            }
        }
        int vectors = vectors(raters, items.labels(), targets);
        if (raters > items.most()) {
            throw new IllegalArgumentException(
                    "raters: " + raters + ", must be at most " + items.most() + ", the most labels of an item");
        }
        return vectors;
    }

    private static int vectors(int raters, int labels, int targets) {
        Arguments.requireAtLeast("raters", raters, 1);
        int most = MOST / targets;
        long size = Compositions.number(labels, raters, most);
        if (size > most) {
            throw new IllegalArgumentException("raters: " + raters + " of " + labels + " labels, must have at most "
                    + most + " vectors of counts with " + targets + " targets");
        }
        return (int) size;
    }

    /**
     * Number of raters.
     *
     * @return r, at least 1
     */
    public int raters() {
        return raters;
    }

    /**
     * Number of labels.
     *
     * @return q, at least 1
     */
    public int labels() {
        return labels;
    }

    /**
     * Law of the target.
     *
     * @return of size K
     */
    public Pmf targets() {
        return targets;
    }

    /**
     * The channel from the target to the counts. Vectors of counts come in the order of {@link Compositions}.
     *
     * @return K x {@code (r+q-1 choose q-1)}
     */
    public Channel counts() {
        return counts;
    }

    /**
     * The channel from the target to one of the r labels, whichever: what independent raters that look the same one by
     * one have ({@link #independent} with it and {@link #targets}),
     *
     * <pre>
     * W[u][y] = sum_n P(N = n | U = u) n_y / r
     * </pre>
     *
     * @return K x q, rounded to nearest
     */
    public Channel oneLabel() {
        CompensatedSum[][] sums = new CompensatedSum[targets.size()][labels];
        for (CompensatedSum[] row : sums) {
            Arrays.setAll(row, y -> new CompensatedSum());
        }
        CountVectors vectors = new CountVectors(labels, raters);
        do {
            for (int u = 0; u < sums.length; u++) {
                for (int y = 0; y < labels; y++) {
                    sums[u][y].add(counts.probability(u, vectors.index()) * vectors.counts()[y] / raters);
                }
            }
        } while (vectors.next());
        double[][] rows = new double[sums.length][labels];
        for (int u = 0; u < rows.length; u++) {
            CompensatedSum[] row = sums[u];
            Arrays.setAll(rows[u], y -> row[y].value());
        }
        return Channel.of(rows);
    }

    /**
     * What the counts tell about the target, {@code I(U;N)}.
     *
     * @return nats, rounded to nearest
     */
    public double information() {
        return MutualInformation.of(targets, counts);
    }

    /**
     * Least risk of a rule that sees the counts, {@code sum_n min_a sum_u P(u, n) l(a, u)}.
     *
     * @param loss of K targets and one context
     * @return in [0, 1], rounded to nearest
     * @throws IllegalArgumentException if the loss has other targets or several contexts
     */
    public double bayesRisk(Loss loss) {
        requireFits(loss);
        CompensatedSum risk = new CompensatedSum();
        for (int n = 0; n < counts.outputs(); n++) {
            double least = Double.POSITIVE_INFINITY;
            for (int a = 0; a < loss.actions(); a++) {
                double sum = 0;
                for (int u = 0; u < targets.size(); u++) {
                    sum += targets.probability(u) * counts.probability(u, n) * loss.value(a, u, 0);
                }
                least = Math.min(least, sum);
            }
            risk.add(least);
        }
        return Math.min(1, risk.value());
    }

    /** Refuses a loss of other targets or of several contexts. */
    void requireFits(Loss loss) {
        Arguments.requireSize("loss", loss.targets(), "targets", targets.size(), " as the panel");
        Arguments.requireSize("loss", loss.contexts(), "contexts", 1, "");
    }
}
