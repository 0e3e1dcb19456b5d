package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;

/**
 * The least risk of a policy that sees the context and no label,
 *
 * <pre>
 * blind = sum_s p_s min_a sum_j pi_j l(a,u_j(s),s)
 * </pre>
 *
 * <p>in [R*, 1]: what guessing reaches. A ceiling at or above it says nothing of the labels. Computed, by the tower
 * rule, as {@code sum_s min_a sum_y p(s,y) lt(a;s,y)} with the canonical observable loss; with another observable loss
 * that sum is the least risk under that loss of a policy that sees no label. Rounded to nearest, as {@link BayesRisk}
 * (neither end is certified), and cut to 1.
 */
public final class BlindRisk {
    private BlindRisk() {}

    /**
     * The blind risk of a model.
     *
     * @param model the model
     * @return its least risk without a label, in [0, 1]
     */
    public static double of(FiniteModel model) {
        return of(model, model.canonicalLosses());
    }

    /**
     * The blind risk of a model under an observable loss.
     *
     * @param model gives the law of (s, y)
     * @param observableLoss {@code lt(a;s,y)} at {@code pair * actions + a}, in [0, 1], which is not checked; not
     *     modified
     * @return the least mean of it over policies of the context alone, in [0, 1]
     * @throws IllegalArgumentException if there is not a loss for each action in each pair
     */
    public static double of(FiniteModel model, double[] observableLoss) {
        int actions = model.actions();
        Arguments.requireSize("observableLoss", observableLoss.length, model.pairs() * actions);
        double[] probability = model.pairProbabilities();
        CompensatedSum risk = new CompensatedSum();
        for (int s = 0; s < model.contexts(); s++) {
            double least = Double.POSITIVE_INFINITY;
            for (int a = 0; a < actions; a++) {
                CompensatedSum ofAction = new CompensatedSum();
                for (int y = 0; y < model.labels(); y++) {
                    int pair = model.pair(s, y);
                    ofAction.add(probability[pair] * observableLoss[pair * actions + a]);
                }
                least = Math.min(least, ofAction.value());
            }
            risk.add(least);
        }
        return Math.min(1, risk.value());
    }
}
