package dev.narrows.finite;

import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.sampling.Halves;
import dev.narrows.sampling.StreamCursor;

/**
 * The posterior Q_1 of half the labels and its risk on the others (mutable, scratch of one thread).
 *
 * <pre>
 * risk      of Q_1 under the observable loss, sum_c p_c sum_a q_c(a) lt_c(a)
 * held out  Rhat_2(Q_1) = (1/m_2) sum_c (N - N_1)_c sum_a q_c(a) lt_c(a)
 * </pre>
 */
final class HoldOut {
    /** Number of values that are written. */
    static final int VALUES = 2;

    private final GibbsLearner gibbs;
    private final ObservedLosses observed;
    private final double[] probability;
    private final double[] losses;
    private final long[] training;

    HoldOut(GibbsLearner gibbs) {
        this.gibbs = gibbs;
        this.observed = gibbs.observed();
        this.probability = observed.probabilities();
        this.losses = observed.observableLosses();
        this.training = new long[gibbs.pairs()];
    }

    /** N_1, the counts of the labels that trained last; overwritten by the next. */
    long[] training() {
        return training;
    }

    /** The risk of Q_1 is written at {@code from}, Rhat_2 after it. */
    void evaluate(StreamCursor rng, long[] counts, double[] row, int from) {
        Halves.sample(rng, counts, training);
        double[][] laws = gibbs.actionLaws(training);
        double risk = 0;
        double loss = 0;
        long held = 0;
        for (int c = 0; c < counts.length; c++) {
            double mean = mean(laws[observed.pairOf(c)], c);
            long rest = counts[c] - training[c];
            risk += probability[c] * mean;
            loss += rest * mean;
            held += rest;
        }
        row[from] = Math.min(1, risk);
        row[from + 1] = Math.min(1, loss / held);
    }

    private double mean(double[] law, int place) {
        double mean = 0;
        for (int a = 0; a < law.length; a++) {
            mean += law[a] * losses[place * law.length + a];
        }
        return mean;
    }
}
