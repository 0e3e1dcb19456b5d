package dev.narrows.sampling;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts {@code N(s,y,u)} of m labels with their targets, {@code N ~ Multinomial(m, p(s,y,u))}, at index
 * {@code (s |Y| + y) K + u} (scratch of one
 * thread, like those that it draws with).
 *
 * <pre>
 * N(s,y)   ~ Multinomial(m, p(s,y))            by {@link CollapsedSampler}
 * N(s,y,.) ~ Multinomial(N(s,y), p(u|s,y))     cell by cell
 * </pre>
 *
 * <p>With the streams {@link Purpose#COUNTS} and {@link Purpose#REVEALED_TARGETS} the labels are, bit for bit, those that a
 * learner without the targets gets from the same key and replicate.
 */
public final class RevealedSampler implements CountsSampler {
    private final CollapsedSampler labelled;
    private final CollapsedSampler[] targetOfCell;
    private final int targets;

    private RevealedSampler(CollapsedSampler labelled, CollapsedSampler[] targetOfCell, int targets) {
        this.labelled = labelled;
        this.targetOfCell = targetOfCell;
        this.targets = targets;
    }

    /**
     * The sampler of a model's labels and targets.
     *
     * @param model the model
     * @return the sampler
     */
    public static RevealedSampler of(FiniteModel model) {
        double[] cells = model.cellProbabilities();
        int targets = model.targets();
        CollapsedSampler[] conditional = new CollapsedSampler[cells.length];
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] > 0) {
                conditional[c] = CollapsedSampler.of(targetLaw(model, c / model.labels(), c % model.labels()));
            }
        }
        return new RevealedSampler(CollapsedSampler.of(cells), conditional, targets);
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
    public int cells() {
        return targetOfCell.length * targets;
    }

    @Override
    public RevealedSampler copy() {
        CollapsedSampler[] conditional = new CollapsedSampler[targetOfCell.length];
        Arrays.setAll(conditional, c -> targetOfCell[c] == null ? null : targetOfCell[c].copy());
        return new RevealedSampler(labelled.copy(), conditional, targets);
    }

    /** Draws the labels, then the targets, from one source. */
    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        sample(rng, rng, labels, counts);
    }

    /**
     * Draws one vector of counts, labels and targets from sources of their own.
     *
     * @param ofLabels source of the counts N(s,y), advanced
     * @param ofTargets source of the targets given the labels, advanced
     * @param labels m, in [0, {@link CountsSampler#MAX_LABELS}]
     * @param counts overwritten with {@code N(s,y,u)}; of length {@link #cells()}
     * @throws IllegalArgumentException if m is out of range or {@code counts} has another length
     */
    public void sample(UniformRandomProvider ofLabels, UniformRandomProvider ofTargets, long labels, long[] counts) {
        CollapsedSampler.check(labels, counts, cells());
        long[] ofCell = new long[targetOfCell.length];
        labelled.sample(ofLabels, labels, ofCell);
        Arrays.fill(counts, 0);
        long[] ofTarget = new long[targets];
        for (int c = 0; c < ofCell.length; c++) {
            if (ofCell[c] > 0) {
                targetOfCell[c].sample(ofTargets, ofCell[c], ofTarget);
                System.arraycopy(ofTarget, 0, counts, c * targets, targets);
            }
        }
    }
}
