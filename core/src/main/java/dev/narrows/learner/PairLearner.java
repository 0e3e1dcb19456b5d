package dev.narrows.learner;

import dev.narrows.info.DirichletPrior;
import dev.narrows.model.Loss;

/**
 * A learner of decision tables from pairs (u, y) of a law that it does not know, in one context: what it does with a
 * label follows from how often each target came with that label (mutable scratch, unshared). The prior over the actions
 * is uniform for each label, that over tables their product.
 */
public interface PairLearner {
    /**
     * The law of the action with one label.
     *
     * @param y the label
     * @param counts how often each target came with it, {@code k_u >= 0}; not modified
     * @param q overwritten with {@code q(a)}, of length actions
     * @return {@code KL(q||uniform)}, nats
     */
    double act(int y, long[] counts, double[] q);

    /**
     * Gibbs posterior, {@code q(a)} proportional to {@code exp(-beta sum_u k_u l(a,u))}; of an unseen label uniform.
     *
     * @param loss l(a,u), of one context
     * @param beta inverse temperature, finite and at least 0
     * @return the learner, for one thread
     * @throws IllegalArgumentException if beta is out of range
     */
    static PairLearner gibbs(Loss loss, double beta) {
        return new PairGibbs(loss, beta);
    }

    /**
     * The Bayes learner, which has the least risk averaged over the prior: the first action of least {@code sum_u
     * (alpha_uy + k_u) l(a,u)}. Its divergence is {@code log |A|} whatever it saw, |A| actions.
     *
     * @param prior the prior of the law, of one context
     * @param loss l(a,u), of as many targets
     * @return the learner, for one thread
     */
    static PairLearner bayes(DirichletPrior prior, Loss loss) {
        return (y, counts, q) -> {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int a = 0; a < q.length; a++) {
                double sum = 0;
                for (int u = 0; u < counts.length; u++) {
                    sum += (prior.weight(0, u, y) + counts[u]) * loss.value(a, u, 0);
                }
                if (sum < least) {
                    least = sum;
                    best = a;
                }
                q[a] = 0;
            }
            q[best] = 1;
            return StrictMath.log(q.length);
        };
    }
}
