package dev.narrows.sampling;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts N(s,y) of m labels in two steps, targets first (immutable):
 *
 * <pre>
 * n ~ Multinomial(m, p_U)                        composition of the targets
 * N = sum_u Multinomial(n_u, p(s,y|u))           counts given the composition
 * </pre>
 *
 * <p>Together N has the law of {@link CollapsedSampler}. For what is conditional on the targets: several N with one n.
 */
public final class CompositionSampler {
    private final CollapsedSampler composition;
    private final CollapsedSampler[] pairOfTarget;
    private final int pairs;

    private CompositionSampler(CollapsedSampler composition, CollapsedSampler[] pairOfTarget, int pairs) {
        this.composition = composition;
        this.pairOfTarget = pairOfTarget;
        this.pairs = pairs;
    }

    /**
     * The sampler of a model's targets and labels.
     *
     * @param model the model
     * @return the sampler
     */
    public static CompositionSampler of(FiniteModel model) {
        double[] targets = new double[model.targets()];
        CollapsedSampler[] conditional = new CollapsedSampler[targets.length];
        for (int u = 0; u < targets.length; u++) {
            double[] joint = joint(model, u);
            double mass = Arrays.stream(joint).reduce(0, Double::sum);
            targets[u] = mass;
            if (mass > 0) {
                Arrays.setAll(joint, c -> joint[c] / mass);
                conditional[u] = CollapsedSampler.of(joint);
            }
        }
        return new CompositionSampler(CollapsedSampler.of(targets), conditional, model.pairs());
    }

    /** {@code p(s,y,u)} over the pairs. */
    private static double[] joint(FiniteModel model, int u) {
        double[] joint = new double[model.pairs()];
        for (int s = 0; s < model.contexts(); s++) {
            for (int y = 0; y < model.labels(); y++) {
                joint[model.pair(s, y)] = model.contextLaw().probability(s)
                        * (model.targetProbability(u, s)
                                * model.cascade().product(s).probability(u, y));
            }
        }
        return joint;
    }

    /**
     * Number of targets.
     *
     * @return length of a composition
     */
    public int targets() {
        return pairOfTarget.length;
    }

    /**
     * Draws a composition.
     *
     * @param rng advanced
     * @param labels m, in [0, {@link CountsSampler#MAX_LABELS}]
     * @param targets overwritten with n, of length {@link #targets()}
     * @throws IllegalArgumentException if m is out of range or the length another
     */
    public void composition(UniformRandomProvider rng, long labels, long[] targets) {
        composition.sample(rng, labels, targets);
    }

    /**
     * Draws the counts of a composition.
     *
     * @param rng advanced
     * @param targets n, as drawn; not modified
     * @param counts overwritten with N, one for each (context, label) pair of the model
     * @throws IllegalArgumentException if a length is another
     */
    public void counts(UniformRandomProvider rng, long[] targets, long[] counts) {
        CollapsedSampler.check(0, targets, targets());
        CollapsedSampler.check(0, counts, pairs);
        Arrays.fill(counts, 0);
        long[] part = new long[pairs];
        for (int u = 0; u < targets.length; u++) {
            if (targets[u] > 0) {
                pairOfTarget[u].sample(rng, targets[u], part);
                for (int c = 0; c < pairs; c++) {
                    counts[c] += part[c];
                }
            }
        }
    }
}
