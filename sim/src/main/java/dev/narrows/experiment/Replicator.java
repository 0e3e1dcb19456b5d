package dev.narrows.experiment;

import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.RevealedSampler;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import dev.narrows.scenario.Cell;

/**
 * The one pure function of the simulation: {@code replicates(cell, from, to) -> values} (immutable, shared by threads).
 *
 * <p>Replicate r draws the counts N(s,y) of m labels from its own named stream (and from another the targets, where they are
 * revealed), trains the posterior on them, and reports
 * its true risk, its risk under the observable loss, its empirical risk and its KL from the prior (nats). Nothing but the
 * cell and r decides the values.
 */
public final class Replicator {
    /**
     * Version of the kernels: of the samplers and of the arithmetic of posteriors. To be raised by one with every
     * change that moves a bit of a replicate's four values for the same numbers of its stream; else a run that goes on
     * would mix rows of the old arithmetic with those of the new. ({@code replicate-bits.properties} pins the bits of
     * every version.)
     */
    static final int KERNELS = 1;

    private final StreamKey key;
    private final CountsSampler sampler;
    private final GibbsLearner learner;
    private final long labels;

    private Replicator(StreamKey key, CountsSampler sampler, GibbsLearner learner, long labels) {
        this.key = key;
        this.sampler = sampler;
        this.learner = learner;
        this.labels = labels;
    }

    /**
     * The replicator of a cell.
     *
     * @param cell one cell of a scenario
     * @param learner its posterior
     * @return the function from replicate numbers to values
     */
    public static Replicator of(Cell cell, GibbsLearner learner) {
        return new Replicator(StreamKey.of(cell.streamParts()),
                sampler(cell), learner, cell.learner().labels());
    }

    private static CountsSampler sampler(Cell cell) {
        return cell.learner().observable() == ObservableLoss.REVEALED ? RevealedSampler.of(cell.model())
                : CollapsedSampler.of(cell.model().cellProbabilities());
    }

    /**
     * Fills the rows {@code from..to-1}.
     *
     * @param from first replicate
     * @param to one past the last replicate
     * @param values overwritten in these rows
     */
    public void replicates(int from, int to, ReplicateValues values) {
        Evaluator evaluator = learner.evaluator();
        Data data = new Data();
        double[] row = new double[GibbsLearner.VALUES];
        for (int r = from; r < to; r++) {
            evaluator.evaluate(data.of(r), row);
            values.set(r, row);
        }
    }

    /** The data set of one replicate: {@code N(s,y)}, or {@code N(s,y,u)} where the targets are revealed. */
    long[] counts(int replicate) {
        return new Data().of(replicate);
    }

    /**
     * Draws data sets (scratch of one thread). Targets have a stream of their own, so that the labels are the same whether or
     * not they are revealed.
     */
    private final class Data {
        private final StreamCursor ofLabels = key.cursor();
        private final StreamCursor ofTargets = key.cursor();
        private final CountsSampler own = sampler.copy();
        private final long[] counts = new long[own.cells()];

        /** The counts of a replicate; overwritten by the next. */
        long[] of(int replicate) {
            ofLabels.moveTo(replicate, Purpose.COUNTS);
            if (own instanceof RevealedSampler revealed) {
                revealed.sample(ofLabels, ofTargets.moveTo(replicate, Purpose.REVEALED_TARGETS), labels, counts);
            } else {
                own.sample(ofLabels, labels, counts);
            }
            return counts;
        }
    }
}
