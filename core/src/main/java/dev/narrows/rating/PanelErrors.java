package dev.narrows.rating;

import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.List;

/**
 * How often rules of r labels are wrong on the items from which they were learned, and on items that they have not seen
 * (immutable). The labels of item i are drawn as {@link RaterPanel#measured} draws them, with the law {@code h_i(n)} of
 * their counts n, over the items with at least r labels:
 *
 * <pre>
 * fitted:    e_i = sum_n h_i(n) P(a(n) is not u_i),       a(n)    = argmax_u sum over j of h_j(n) 1{u_j = u}
 * held out:  e_i = sum_n h_i(n) P(a_{-i}(n) is not u_i),  a_{-i}(n) the same over j other than i
 * </pre>
 *
 * <p>Both are exact expectations over all draws, rounded to nearest: nothing is split in halves and no number is drawn.
 * Targets that are equally good (within a relative 1e-10) share the decision. A vector of counts that no other item can
 * show is decided for the target that most of the others have.
 *
 * <p>The fitted risk is {@link RaterPanel#bayesRisk} under zero-one loss, too small in the mean for further items. The
 * one held out is that of a rule learned from one item less, for an item that took no part: its mean is the risk on
 * further items of rules so learned, and the best rule's is no larger. It may grow with r, where items are few for as
 * many vectors of counts.
 */
public final class PanelErrors {
    /** More than what sums of some thousand terms lose by rounding. */
    private static final double TIE = 1e-10;

    private final List<AlikeItems> alike;
    private final double[] fitted;
    private final double[] heldOut;

    private PanelErrors(List<AlikeItems> alike, double[] fitted, double[] heldOut) {
        this.alike = alike;
        this.fitted = fitted;
        this.heldOut = heldOut;
    }

    /**
     * The errors of rules of r labels. Time: different items times vectors of counts.
     *
     * @param items counts of the labels
     * @param truth target of each item, 0..targets-1; not modified
     * @param targets how many targets, at least 1
     * @param raters r, at least 1 and at most the labels of the item with the most, with at most 5,000,000 pairs of a
     *     target and a vector of counts
     * @return the errors
     * @throws IllegalArgumentException if sizes differ, a target is out of range, no item has r labels, or there are
     *     too many vectors
     */
    public static PanelErrors of(ItemCounts items, int[] truth, int targets, int raters) {
        RaterPanel.requireMeasurable(items, truth, targets, raters);
        List<AlikeItems> alike = AlikeItems.of(items, truth, raters);
        Learning learning = new Learning(alike, targets);
        HypergeometricLaw law = new HypergeometricLaw(raters, items.most());
        CountVectors vectors = new CountVectors(items.labels(), raters);
        do {
            learning.add(law, vectors.counts());
        } while (vectors.next());
        return new PanelErrors(alike, learning.fitted, learning.heldOut);
    }

    /** Sums over vectors of counts (mutable). */
    private static final class Learning {
        private final AlikeItems[] alike;
        private final double[] ofTargets;
        private final double[] fitted;
        private final double[] heldOut;
        /** {@code h(n)} of the present vector. */
        private final double[] law;
        /** Of the present vector, the sum of {@code h_j(n)} over later items of the same target. */
        private final double[] later;

        Learning(List<AlikeItems> items, int targets) {
            this.alike = items.toArray(AlikeItems[]::new);
            this.ofTargets = new double[targets];
            for (AlikeItems own : alike) {
                ofTargets[own.target()] += own.items();
            }
            this.fitted = new double[alike.length];
            this.heldOut = new double[alike.length];
            this.law = new double[alike.length];
            this.later = new double[alike.length];
        }

        void add(HypergeometricLaw draws, long[] vector) {
            double[] all = new double[ofTargets.length];
            for (int g = alike.length - 1; g >= 0; g--) {
                law[g] = draws.probability(alike[g], vector);
                later[g] = all[alike[g].target()];
                all[alike[g].target()] += alike[g].items() * law[g];
            }
            // what is left without an item is added up anew: a difference would be rounding where the item is nearly
            // all
            double[] before = new double[ofTargets.length];
            for (int g = 0; g < alike.length; g++) {
                if (law[g] > 0) {
                    int u = alike[g].target();
                    fitted[g] += law[g] * (1 - share(all, u));
                    double others = before[u] + (alike[g].items() - 1) * law[g] + later[g];
                    heldOut[g] += law[g] * (1 - shareOfOthers(all, u, others));
                    before[u] += alike[g].items() * law[g];
                }
            }
        }

        private double shareOfOthers(double[] all, int target, double others) {
            double whole = all[target];
            all[target] = others;
            double share = Arrays.stream(all).anyMatch(mass -> mass > 0) ? share(all, target) : blind(target);
            all[target] = whole;
            return share;
        }

        private double blind(int target) {
            ofTargets[target]--;
            double share = share(ofTargets, target);
            ofTargets[target]++;
            return share;
        }

        /** The target's share of a decision for the largest mass. */
        private static double share(double[] masses, int target) {
            double most = 0;
            for (double mass : masses) {
                most = Math.max(most, mass);
            }
            double least = most * (1 - TIE);
            int ties = 0;
            for (double mass : masses) {
                ties += mass >= least ? 1 : 0;
            }
            return masses[target] >= least ? 1.0 / ties : 0;
        }
    }

    /**
     * Items with the same counts and target are one kind: how many there are of each.
     *
     * @return at least 1 each; a copy
     */
    public long[] items() {
        return alike.stream().mapToLong(AlikeItems::items).toArray();
    }

    /**
     * The error of the fitted rule on an item of each kind.
     *
     * @return in [0, 1] each, within rounding; a copy
     */
    public double[] fitted() {
        return fitted.clone();
    }

    /**
     * The error on an item of each kind of the rule learned from all others.
     *
     * @return in [0, 1] each, within rounding; a copy
     */
    public double[] heldOut() {
        return heldOut.clone();
    }

    /**
     * The mean error of the fitted rule over the items.
     *
     * @return in [0, 1]
     */
    public double fittedRisk() {
        return mean(fitted);
    }

    /**
     * The mean error over the items, of each that of the rule learned from all others.
     *
     * @return in [0, 1]
     */
    public double heldOutRisk() {
        return mean(heldOut);
    }

    private double mean(double[] errors) {
        CompensatedSum sum = new CompensatedSum();
        long items = 0;
        for (int g = 0; g < errors.length; g++) {
            sum.add(alike.get(g).items() * errors[g]);
            items += alike.get(g).items();
        }
        return Math.min(1, Math.max(0, sum.value() / items));
    }
}
