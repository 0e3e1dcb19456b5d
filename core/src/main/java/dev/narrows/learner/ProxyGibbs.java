package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;

/**
 * Gibbs learners that take a label at face value: observable loss {@code l(a,g(y),s)}, g a map from labels to targets.
 *
 * <p>The posterior falls for the proxy risk {@code sum_c p_c l(theta(c),g(y),s)}; {@link GibbsLearner#RISK} stays the
 * true risk, so the two may part as {@code beta m} grows. Ceilings bound the proxy risk only
 * ({@link ObservableLoss#PROXY}).
 */
public final class ProxyGibbs {
    private ProxyGibbs() {}

    /**
     * The proxy loss of every pair and action.
     *
     * @param model gives loss, contexts and labels
     * @param target {@code g(y)}, one target, 0..K-1, for every label
     * @return {@code l(a,g(y),s)} at {@code pair * actions + a}
     * @throws IllegalArgumentException if g is not over the labels or a value is no target
     */
    public static double[] losses(FiniteModel model, int[] target) {
        Arguments.requireSize("target", target.length, model.labels());
        for (int y = 0; y < target.length; y++) {
            if (target[y] < 0 || target[y] >= model.targets()) {
                throw new IllegalArgumentException(
                        "target[" + y + "]: " + target[y] + ", must be a target, 0.." + (model.targets() - 1));
            }
        }
        double[] losses = new double[Math.multiplyExact(model.pairs(), model.actions())];
        for (int i = 0; i < losses.length; i++) {
            int pair = i / model.actions();
            losses[i] = model.loss().value(i % model.actions(), target[pair % model.labels()], pair / model.labels());
        }
        return losses;
    }

    /**
     * The posterior over all decision tables.
     *
     * @param model the model
     * @param target {@code g(y)}
     * @param actionPrior {@code P_c} for every pair
     * @param beta inverse temperature, finite, at least 0
     * @return the learner, over the pairs of the model
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static TableGibbs table(FiniteModel model, int[] target, Pmf actionPrior, double beta) {
        return TableGibbs.of(model, losses(model, target), actionPrior, beta);
    }

    /**
     * The posterior over a list of policies.
     *
     * @param model the model
     * @param target {@code g(y)}
     * @param policies {@code policies[k][pair]}, an action
     * @param policyPrior P, over the policies
     * @param beta inverse temperature, finite, at least 0
     * @return the learner, over the pairs of the model
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static EnumeratedGibbs enumerated(
            FiniteModel model, int[] target, int[][] policies, Pmf policyPrior, double beta) {
        return EnumeratedGibbs.of(model, losses(model, target), policies, policyPrior, beta);
    }
}
