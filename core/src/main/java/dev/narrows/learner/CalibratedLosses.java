package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * The canonical loss of a channel that is estimated from gold labels (immutable): n triples (s, u, y), of which the law
 * of the label given context and target is taken, smoothed towards the uniform law on the labels,
 *
 * <pre>
 * What_s(y|u) = (n_suy + alpha/|Y|) / (n_su + alpha),        alpha &gt; 0 the strength of the prior
 * phat_s(u|y) = p_s(u) What_s(y|u) / sum_v p_s(v) What_s(y|v)
 * lt(a;s,y)   = sum_u phat_s(u|y) l(a,u,s)
 * </pre>
 *
 * <p>The law of the targets p_s(u) is known, that of the labels is not: the mean of a Dirichlet law with parameters
 * alpha/|Y|, independent over (s, u). Without gold labels phat is p_s: the loss of who knows the targets' law alone. As
 * n grows it tends to the canonical loss. It is <em>no</em> unbiased loss: what the learner makes small is the risk
 * under an estimate, and ceilings bound that one ({@link ObservableLoss#CALIBRATED}). Given the gold labels it is
 * fixed, so that they hold for the labels that train. Losses in [0, 1], rounded to nearest. Source: the plug-in rule,
 * L. Devroye, L. Gyorfi, G. Lugosi, A Probabilistic Theory of Pattern Recognition, 1996, section 2.5; the mean of the
 * law: T. S. Ferguson, Ann. Statist. 1 (1973), section 2.
 */
public final class CalibratedLosses {
    private final FiniteModel model;
    private final double strength;
    private final double[] pairProbability;
    private final double[] trueLoss;

    private CalibratedLosses(FiniteModel model, double strength) {
        this.model = model;
        this.strength = strength;
        this.pairProbability = model.pairProbabilities();
        this.trueLoss = model.canonicalLosses();
    }

    /**
     * The losses of a model.
     *
     * @param model law of the contexts and targets, the channel, the loss
     * @param strength alpha, finite and above 0: as many labels as the prior counts for in each context and target
     * @return its losses, for any gold labels
     * @throws IllegalArgumentException if the strength is out of range
     */
    public static CalibratedLosses of(FiniteModel model, double strength) {
        Arguments.requirePositive("strength", strength);
        Arguments.requireFinite("strength", strength);
        return new CalibratedLosses(model, strength);
    }

    /**
     * The law of a gold label.
     *
     * @return {@code p(s,y,u)} at {@code (s |Y| + y) K + u}
     */
    public double[] law() {
        return TargetPairs.joint(model);
    }

    /**
     * What a learner goes by after these gold labels.
     *
     * @param gold {@code n_suy} at {@code (s |Y| + y) K + u}, each at least 0; not modified
     * @return the law of the labels, true losses and estimated ones
     * @throws IllegalArgumentException if the number of counts is not that of the triples, or one is negative
     */
    public ObservedLosses at(long[] gold) {
        Arguments.requireSize("gold", gold.length, pairProbability.length * model.targets());
        for (long count : gold) {
            Arguments.requireAtLeast("gold", count, 0);
        }
        double[] estimated = new double[trueLoss.length];
        for (int s = 0; s < model.contexts(); s++) {
            long[] perTarget = perTarget(gold, s);
            for (int y = 0; y < model.labels(); y++) {
                losses(s, y, posterior(gold, perTarget, s, y), estimated);
            }
        }
        return new ObservedLosses(pairProbability, trueLoss, estimated, model.actions(), 1, true);
    }

    /** n_su. */
    private long[] perTarget(long[] gold, int s) {
        long[] sums = new long[model.targets()];
        for (int y = 0; y < model.labels(); y++) {
            for (int u = 0; u < sums.length; u++) {
                sums[u] += gold[place(s, y) * sums.length + u];
            }
        }
        return sums;
    }

    /** phat_s(.|y). */
    private double[] posterior(long[] gold, long[] perTarget, int s, int y) {
        double[] weight = new double[perTarget.length];
        Arrays.setAll(
                weight,
                u -> model.targetProbability(u, s)
                        * ((gold[place(s, y) * weight.length + u] + strength / model.labels())
                                / (perTarget[u] + strength)));
        double sum = Arrays.stream(weight).sum();
        Arrays.setAll(weight, u -> weight[u] / sum);
        return weight;
    }

    private void losses(int s, int y, double[] posterior, double[] estimated) {
        for (int a = 0; a < model.actions(); a++) {
            double loss = 0;
            for (int u = 0; u < posterior.length; u++) {
                loss += posterior[u] * model.loss().value(a, u, s);
            }
            estimated[place(s, y) * model.actions() + a] = Math.min(1, loss);
        }
    }

    private int place(int s, int y) {
        return s * model.labels() + y;
    }
}
