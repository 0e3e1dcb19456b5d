package dev.narrows.finite;

import dev.narrows.bound.LossLevels;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import java.util.Arrays;

/**
 * The shares of labels on which the posterior loses {@code b_j} or more, j = 1..K (mutable, scratch of one thread).
 *
 * <pre>
 * empirical  Fhat_j = (1/m) sum_c N_c sum_a q_c(a) 1[lt_c(a) >= b_j]
 * mean       F_j    =       sum_c p_c sum_a q_c(a) 1[lt_c(a) >= b_j]
 * </pre>
 */
final class LevelShares {
    private final GibbsLearner gibbs;
    private final ObservedLosses observed;
    private final double[] probability;
    /** The level of each loss. */
    private final int[] level;
    /** Of one place, the probability of each level. */
    private final double[] law;

    LevelShares(GibbsLearner gibbs, LossLevels levels) {
        this.gibbs = gibbs;
        this.observed = gibbs.observed();
        this.probability = observed.probabilities();
        double[] losses = observed.observableLosses();
        this.level = new int[losses.length];
        for (int i = 0; i < losses.length; i++) {
            level[i] = levels.index(losses[i]);
        }
        this.law = new double[levels.steps() + 1];
    }

    /** Number of values that are written: K empirical shares, then K means. */
    static int values(LossLevels levels) {
        return 2 * levels.steps();
    }

    /** Fhat_1..Fhat_K are written at {@code from}, F_1..F_K after them; all 0 without any label but the means. */
    void evaluate(long[] counts, double[] row, int from) {
        double[][] laws = gibbs.actionLaws(counts);
        int steps = law.length - 1;
        Arrays.fill(row, from, from + 2 * steps, 0);
        long labels = 0;
        for (int c = 0; c < counts.length; c++) {
            levelsAt(c, laws[observed.pairOf(c)]);
            double reached = 0;
            for (int j = steps; j > 0; j--) {
                reached += law[j];
                row[from + j - 1] += counts[c] * reached;
                row[from + steps + j - 1] += probability[c] * reached;
            }
            labels += counts[c];
        }
        for (int j = 0; j < steps; j++) {
            row[from + j] = labels == 0 ? 0 : Math.min(1, row[from + j] / labels);
            row[from + steps + j] = Math.min(1, row[from + steps + j]);
        }
    }

    private void levelsAt(int place, double[] actions) {
        Arrays.fill(law, 0);
        for (int a = 0; a < actions.length; a++) {
            law[level[place * actions.length + a]] += actions[a];
        }
    }
}
