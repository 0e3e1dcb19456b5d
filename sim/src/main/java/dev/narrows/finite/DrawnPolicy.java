package dev.narrows.finite;

import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.sampling.StreamCursor;

/**
 * One policy theta_1 drawn from the posterior Q_1 of half the labels, under a loss of 0 or 1, and the share of the
 * others on which it is wrong (immutable).
 *
 * <pre>
 * risk    R(theta_1) = sum_c p_c lt_c(theta_1(c)), of the observable loss
 * errors  k/m_2,  k = sum_c (N - N_1)_c lt_c(theta_1(c))
 * </pre>
 */
final class DrawnPolicy {
    /** Number of values that are written. */
    static final int VALUES = 2;

    private final GibbsLearner gibbs;
    private final ObservedLosses observed;
    private final double[] probability;
    private final double[] losses;

    DrawnPolicy(GibbsLearner gibbs) {
        this.gibbs = gibbs;
        this.observed = gibbs.observed();
        this.probability = observed.probabilities();
        this.losses = observed.observableLosses();
    }

    /** Whether the loss is 0 or 1 wherever the probability is positive: wrong labels can be counted. */
    static boolean applies(ObservedLosses observed) {
        double[] probability = observed.probabilities();
        double[] losses = observed.observableLosses();
        for (int i = 0; i < losses.length; i++) {
            if (probability[i / observed.actions()] > 0 && losses[i] != 0 && losses[i] != 1) {
                return false;
            }
        }
        return true;
    }

    /** The risk is written at {@code from}, the share of errors after it. */
    void evaluate(StreamCursor rng, long[] counts, long[] training, double[] row, int from) {
        int[] policy = gibbs.drawn(training, rng.uniforms());
        double risk = 0;
        long errors = 0;
        long held = 0;
        for (int c = 0; c < counts.length; c++) {
            long rest = counts[c] - training[c];
            double loss = losses[c * observed.actions() + policy[observed.pairOf(c)]];
            risk += probability[c] * loss;
            errors += loss == 1 ? rest : 0;
            held += rest;
        }
        row[from] = Math.min(1, risk);
        row[from + 1] = (double) errors / held;
    }
}
