package dev.narrows.experiment;

import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import dev.narrows.scenario.Cell;

/**
 * The one pure function of the simulation: {@code replicates(cell, from, to) -> values} (immutable, shared by threads).
 *
 * <p>Replicate r draws the counts N(s,y) of m labels from its own named stream, trains the posterior on them, and reports
 * its true risk, its risk under the observable loss, its empirical risk and its KL from the prior (nats). Nothing but the
 * cell and r decides the values.
 */
public final class Replicator {
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
                CollapsedSampler.of(cell.model().cellProbabilities()), learner, cell.learner().labels());
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
        StreamCursor stream = key.cursor();
        CountsSampler own = sampler.copy();
        long[] counts = new long[own.cells()];
        double[] row = new double[4];
        for (int r = from; r < to; r++) {
            own.sample(stream.moveTo(r, Purpose.COUNTS), labels, counts);
            evaluator.evaluate(counts, row);
            values.set(r, row);
        }
    }
}
