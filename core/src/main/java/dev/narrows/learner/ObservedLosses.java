package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What a {@link GibbsLearner} learns from: the law of a label as it is shown, and the losses of every action on it
 * (immutable; arrays shared inside the package, never written after construction). An {@link ObservableLoss} of a model
 * gives:
 *
 * <pre>
 *            place c               p_c                       true loss l_c(a)    observable loss lt_c(a)
 * canonical  (s,y)   s |Y| + y     p(s,y)                    E[l(a,U,s)|s,y]     E[l(a,U,s)|s,y]
 * proxy      (s,y)   s |Y| + y     p(s,y)                    E[l(a,U,s)|s,y]     l(a,g(y),s)
 * revealed   (s,y,u) (s |Y| + y) K + u   p_s p_s(u) W_s[u][y]    l(a,u,s)            l(a,u,s)
 * </pre>
 *
 * <p>Losses stand at {@code c * actions + a} and lie in [0, 1]; probabilities sum to 1 up to rounding. A learner counts
 * labels place by place, {@code N_c}, but acts on pairs (s, y): it sees the target of a label, if at all, afterwards.
 */
public final class ObservedLosses {
    final double[] probability;
    final double[] trueLoss;
    final double[] observableLoss;
    final int actions;
    /** Places of each pair, one after the other: one, or one for each target. */
    final int perPair;

    private final boolean fromLabels;

    ObservedLosses(
            double[] probability,
            double[] trueLoss,
            double[] observableLoss,
            int actions,
            int perPair,
            boolean fromLabels) {
        this.probability = probability;
        this.trueLoss = trueLoss;
        this.observableLoss = observableLoss;
        this.actions = actions;
        this.perPair = perPair;
        this.fromLabels = fromLabels;
    }

    /**
     * Labels with the canonical loss.
     *
     * @param model the model
     * @return law and losses of its pairs
     */
    public static ObservedLosses canonical(FiniteModel model) {
        double[] losses = model.canonicalLosses();
        return new ObservedLosses(model.pairProbabilities(), losses, losses, model.actions(), 1, true);
    }

    /**
     * Labels taken at face value. The posterior falls for the risk under the proxy loss, which may part from the true
     * risk as {@code beta m} grows; ceilings bound the former only ({@link ObservableLoss#PROXY}).
     *
     * @param model the model
     * @param target {@code g(y)}, one target, 0..K-1, for every label
     * @return law and losses of its pairs
     * @throws IllegalArgumentException if g is not over the labels or a value is no target
     */
    public static ObservedLosses proxy(FiniteModel model, int[] target) {
        Arguments.requireSize("target", target.length, model.labels());
        for (int y = 0; y < target.length; y++) {
            if (target[y] < 0 || target[y] >= model.targets()) {
                throw new IllegalArgumentException(
                        "target[" + y + "]: " + target[y] + ", must be a target, 0.." + (model.targets() - 1));
            }
        }
        return new ObservedLosses(
                model.pairProbabilities(),
                model.canonicalLosses(),
                losses(model, 1, c -> target[c % target.length]),
                model.actions(),
                1,
                true);
    }

    /**
     * Labels shown with their targets: unbiased, so measured-KL ceilings bound the true risk; but the channel does not
     * control the KL ({@link ObservableLoss#REVEALED}).
     *
     * @param model the model
     * @return law and losses of its triples
     */
    public static ObservedLosses revealed(FiniteModel model) {
        int targets = model.targets();
        double[] losses = losses(model, targets, c -> c % targets);
        return new ObservedLosses(TargetPairs.joint(model), losses, losses, model.actions(), targets, false);
    }

    /**
     * Labels with an observable loss of one's own.
     *
     * @param probability {@code p_c}, with sum 1 within 1e-9; copied
     * @param trueLoss {@code E[l(a,U,S)|c]} at {@code c * actions + a}, in [0, 1]; copied
     * @param observableLoss {@code lt_c(a)} at {@code c * actions + a}, in [0, 1]; copied
     * @param actions number of actions, at least 1
     * @return these, over pairs
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static ObservedLosses of(double[] probability, double[] trueLoss, double[] observableLoss, int actions) {
        Arguments.requireAtLeast("actions", actions, 1);
        Arguments.requireLaw("probability", probability);
        int size = Math.multiplyExact(probability.length, actions);
        Arguments.requireSize("trueLoss", trueLoss.length, size);
        Arguments.requireFractions("trueLoss", trueLoss);
        Arguments.requireSize("observableLoss", observableLoss.length, size);
        Arguments.requireFractions("observableLoss", observableLoss);
        return new ObservedLosses(probability.clone(), trueLoss.clone(), observableLoss.clone(), actions, 1, true);
    }

    /** {@code l(a,u,s)} of the target u that a place is taken for. */
    private static double[] losses(FiniteModel model, int perPair, IntUnaryOperator target) {
        int actions = model.actions();
        double[] losses = new double[Math.multiplyExact(Math.multiplyExact(model.pairs(), perPair), actions)];
        Arrays.setAll(losses, i -> {
            int c = i / actions;
            return model.loss().value(i % actions, target.applyAsInt(c), c / perPair / model.labels());
        });
        return losses;
    }

    /** Refuses the wrong one of labels alone (true) and labels with their targets. */
    void requireFromLabels(boolean required) {
        if (fromLabels != required) {
            throw new IllegalArgumentException("observed: shows " + (fromLabels ? "labels alone" : "targets")
                    + ", must show " + (required ? "labels alone" : "targets"));
        }
    }

    /**
     * Number of places.
     *
     * @return pairs (s, y), or triples (s, y, u) where targets are revealed; at least 1
     */
    public int size() {
        return probability.length;
    }

    /**
     * Number of pairs (s, y) that a policy acts on.
     *
     * @return at least 1
     */
    public int pairs() {
        return probability.length / perPair;
    }

    /**
     * The pair of a place.
     *
     * @param place c, 0..size-1
     * @return 0..pairs-1
     */
    public int pairOf(int place) {
        return place / perPair;
    }

    /**
     * Number of actions.
     *
     * @return at least 1
     */
    public int actions() {
        return actions;
    }

    /**
     * Whether all data are labels, so that the channel controls the KL.
     *
     * @return false where targets are revealed
     */
    public boolean fromLabels() {
        return fromLabels;
    }

    /**
     * The law of a label.
     *
     * @return a copy, {@code p_c}
     */
    public double[] probabilities() {
        return probability.clone();
    }

    /**
     * The true losses.
     *
     * @return a copy, {@code l_c(a)} at {@code c * actions + a}
     */
    public double[] trueLosses() {
        return trueLoss.clone();
    }

    /**
     * The losses that the learner goes by.
     *
     * @return a copy, {@code lt_c(a)} at {@code c * actions + a}
     */
    public double[] observableLosses() {
        return observableLoss.clone();
    }
}
