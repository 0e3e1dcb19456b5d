package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Gibbs learners that are shown the target of every label: observable loss {@code l(a,u,s)}, data the counts
 * {@code N(s,y,u)} of <em>triples</em>, at index {@code (s |Y| + y) K + u}.
 *
 * <p>Unbiased, so measured-KL ceilings bound the true risk, which is also the observable risk; but the channel no
 * longer controls the KL ({@link ObservableLoss#REVEALED}). {@link GibbsLearner#pairs()} of these learners is the
 * number of triples.
 */
public final class RevealedGibbs {
    private RevealedGibbs() {}

    /**
     * Law of a triple.
     *
     * @param model the model
     * @return {@code p(s,y,u) = p_s p_s(u) W_s[u][y]} at {@code (s |Y| + y) K + u}; sums to 1 up to rounding
     */
    public static double[] law(FiniteModel model) {
        int targets = model.targets();
        double[] law = new double[Math.multiplyExact(model.pairs(), targets)];
        for (int i = 0; i < law.length; i++) {
            int u = i % targets;
            int y = i / targets % model.labels();
            int s = i / targets / model.labels();
            law[i] = model.contextLaw().probability(s)
                    * (model.targetProbability(u, s)
                            * model.cascade().product(s).probability(u, y));
        }
        return law;
    }

    /**
     * The posterior over all decision tables, with one prior over actions in every pair.
     *
     * @param model the model
     * @param actionPrior {@code P_c} for every pair
     * @param beta inverse temperature, finite, at least 0
     * @return the learner, over triples
     * @throws IllegalArgumentException if the prior is not over the model's actions, or beta is negative, infinite or
     *     NaN
     */
    public static RevealedTableGibbs table(FiniteModel model, Pmf actionPrior, double beta) {
        Arguments.requireSize("actionPrior", actionPrior.size(), model.actions());
        return new RevealedTableGibbs(
                law(model),
                losses(model),
                actionPrior.toArray(),
                model.targets(),
                Arguments.requireFinite("beta", beta));
    }

    /**
     * The posterior over a list of policies.
     *
     * @param model the model
     * @param policies {@code policies[k][pair]}, an action for each pair (s, y): a policy does not see the target
     * @param policyPrior P, over the policies
     * @param beta inverse temperature, finite, at least 0
     * @return the learner, over triples
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static EnumeratedGibbs enumerated(FiniteModel model, int[][] policies, Pmf policyPrior, double beta) {
        int targets = model.targets();
        int[][] ofTriples = new int[policies.length][model.pairs() * targets];
        for (int k = 0; k < policies.length; k++) {
            Arguments.requireSize("policies[" + k + "]", policies[k].length, model.pairs());
            int[] policy = policies[k];
            Arrays.setAll(ofTriples[k], i -> policy[i / targets]);
        }
        double[] losses = losses(model);
        return EnumeratedGibbs.of(law(model), losses, losses, model.actions(), ofTriples, policyPrior, beta);
    }

    /** {@code l(a,u,s)} at {@code triple * actions + a}. */
    private static double[] losses(FiniteModel model) {
        int actions = model.actions();
        int targets = model.targets();
        double[] losses = new double[Math.multiplyExact(model.pairs() * targets, actions)];
        for (int i = 0; i < losses.length; i++) {
            int triple = i / actions;
            losses[i] = model.loss().value(i % actions, triple % targets, triple / targets / model.labels());
        }
        return losses;
    }
}
