package dev.narrows.sampling;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts {@code N(s,y,u)} of m labels with their targets, {@code N ~ Multinomial(m, p(s,y,u))}, at index
 * {@code (s |Y| + y) K + u} (scratch of one thread, like those that it draws with).
 *
 * <pre>
 * N(s,y)   ~ Multinomial(m, p(s,y))            by {@link CollapsedSampler}
 * N(s,y,.) ~ Multinomial(N(s,y), p(u|s,y))     pair by pair
 * </pre>
 *
 * <p>With the streams {@link Purpose#COUNTS} and {@link Purpose#REVEALED_TARGETS} the labels are, bit for bit, those
 * that a learner without the targets gets from the same key and replicate.
 */
public final class RevealedSampler implements CountsSampler {
    private final CollapsedSampler labelled;
    private final CollapsedSampler[] targetOfPair;
    private final int targets;

    private RevealedSampler(CollapsedSampler labelled, CollapsedSampler[] targetOfPair, int targets) {
        this.labelled = labelled;
        this.targetOfPair = targetOfPair;
        this.targets = targets;
    }

    /**
     * The sampler of a model's labels and targets.
     *
     * @param model the model
     * @return the sampler
     */
    public static RevealedSampler of(FiniteModel model) {
        double[] pairs = model.pairProbabilities();
        int targets = model.targets();
        CollapsedSampler[] conditional = new CollapsedSampler[pairs.length];
        for (int c = 0; c < pairs.length; c++) {
            if (pairs[c] > 0) {
                conditional[c] = CollapsedSampler.of(targetLaw(model, c / model.labels(), c % model.labels()));
            }
        }
        return new RevealedSampler(CollapsedSampler.of(pairs), conditional, targets);
    }

    /** {@code p(u|s,y)}. */
    private static double[] targetLaw(FiniteModel model, int s, int y) {
        double[] law = new double[model.targets()];
        double sum = 0;
        for (int u = 0; u < law.length; u++) {
            law[u] = model.targetProbability(u, s) * model.cascade().product(s).probability(u, y);
            sum += law[u];
        }
        double mass = sum;
        Arrays.setAll(law, u -> law[u] / mass);
        return law;
    }

    /** Number of triples (s, y, u). */
    @Override
    public int pairs() {
        return targetOfPair.length * targets;
    }

    @Override
    public RevealedSampler copy() {
        CollapsedSampler[] conditional = new CollapsedSampler[targetOfPair.length];
        Arrays.setAll(conditional, c -> targetOfPair[c] == null ? null : targetOfPair[c].copy());
        return new RevealedSampler(labelled.copy(), conditional, targets);
    }

    /** Draws the labels, then the targets, from one source. */
    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        sample(rng, rng, labels, counts);
    }

    @Override
    public void sample(UniformRandomProvider ofLabels, UniformRandomProvider ofTargets, long labels, long[] counts) {
        CollapsedSampler.check(labels, counts, pairs());
        long[] ofPair = new long[targetOfPair.length];
        labelled.sample(ofLabels, labels, ofPair);
        Arrays.fill(counts, 0);
        long[] ofTarget = new long[targets];
        for (int c = 0; c < ofPair.length; c++) {
            if (ofPair[c] > 0) {
                targetOfPair[c].sample(ofTargets, ofPair[c], ofTarget);
                System.arraycopy(ofTarget, 0, counts, c * targets, targets);
            }
        }
    }
}
