package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.CompensatedSum;

/**
 * The least risk that any policy of context and label has,
 *
 * <pre>
 * R* = sum_{s,y} p_s min_a sum_j pi_j p(y|j,s) l(a,u_j(s),s)
 * </pre>
 *
 * <p>in [0, 1]: the truth under which every floor must lie, no floor itself. Computed as {@code sum_c p_c min_a
 * lt(a;c)} from the canonical observable loss, rounded to nearest (neither end is certified; the error is some
 * {@code 1e-16} times the number of targets).
 */
public final class BayesRisk {
    private BayesRisk() {}

    /**
     * The Bayes risk of a model.
     *
     * @param model the model
     * @return R*, in [0, 1]
     */
    public static double of(FiniteModel model) {
        double[] probability = model.pairProbabilities();
        double[] loss = model.canonicalLosses();
        int actions = model.actions();
        CompensatedSum risk = new CompensatedSum();
        for (int pair = 0; pair < probability.length; pair++) {
            double least = loss[pair * actions];
            for (int a = 1; a < actions; a++) {
                least = Math.min(least, loss[pair * actions + a]);
            }
            risk.add(probability[pair] * least);
        }
        return Math.min(1, risk.value());
    }
}
