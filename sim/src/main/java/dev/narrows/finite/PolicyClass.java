package dev.narrows.finite;

import dev.narrows.info.Pmf;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;

/** A class of policies (s, y) -> action, and the Gibbs posteriors over it (immutable). */
public interface PolicyClass {
    /**
     * What a prior has an entry for.
     *
     * @return in words, plural, such as {@code policies}
     */
    String priorOver();

    /**
     * How many of them there are.
     *
     * @return number of entries of a prior, at least 1
     */
    int priorSize();

    /**
     * The largest divergence from the prior, whatever the data.
     *
     * @param model the model
     * @param prior over what {@link #priorOver()} says
     * @return the least upper end of {@code KL(Q||P)}, nats
     */
    double mostKl(FiniteModel model, Pmf prior);

    /**
     * The posterior over this class. It is a {@link dev.narrows.learner.LabelGibbs}, if the terms of its KL are to be
     * in the results.
     *
     * @param observed what it learns from
     * @param prior over what {@link #priorOver()} says
     * @param beta inverse temperature, finite and at least 0
     * @return the learner
     * @throws IllegalArgumentException if the class does not learn from that
     */
    GibbsLearner posterior(ObservedLosses observed, Pmf prior, double beta);

    /**
     * Whether its posteriors make a replicate {@link dev.narrows.family.Trials#quick() quick}.
     *
     * @param places of the counts that a posterior is made from: pairs (s, y), or triples where targets are revealed
     * @return false unless overridden: values of which nobody knows what they cost are kept
     */
    default boolean quick(int places) {
        return false;
    }

    /**
     * The most that one factor adds to a KL.
     *
     * @param prior P
     * @return {@code -log min P} over the entries of positive prior, nats
     */
    static double mostSurprise(Pmf prior) {
        double least = Arrays.stream(prior.toArray())
                .filter(weight -> weight > 0)
                .min()
                .orElse(1);
        return Math.max(0.0, -StrictMath.log(least));
    }
}
