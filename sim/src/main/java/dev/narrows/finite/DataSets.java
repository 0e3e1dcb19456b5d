package dev.narrows.finite;

import dev.narrows.learner.ObservableLoss;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.RevealedSampler;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;

/**
 * The data sets of a cell (immutable): the counts of the m labels of each replicate from streams of their own,
 * {@code N(s,y)} at {@code s |Y| + y}, or {@code N(s,y,u)} at {@code (s |Y| + y) K + u} where the targets are revealed.
 */
final class DataSets {
    private final long labels;
    private final StreamKey streams;
    private final CountsSampler sampler;

    DataSets(FiniteModel model, ObservableLoss observable, long labels, StreamKey streams) {
        this.labels = labels;
        this.streams = streams;
        this.sampler = observable == ObservableLoss.REVEALED
                ? RevealedSampler.of(model)
                : CollapsedSampler.of(model.pairProbabilities());
    }

    /** Pairs (s, y), or triples (s, y, u). */
    int places() {
        return sampler.pairs();
    }

    Drawing drawing() {
        return new Drawing();
    }

    /**
     * Draws data sets (scratch of one thread). Targets have a stream of their own, so that the labels are the same
     * whether or not they are revealed.
     */
    final class Drawing {
        private final StreamCursor ofLabels = streams.cursor();
        private final StreamCursor ofTargets = streams.cursor();
        private final CountsSampler own = sampler.copy();
        private final long[] counts = new long[own.pairs()];

        /** The counts of a replicate; overwritten by the next. */
        long[] of(int replicate) {
            ofLabels.moveTo(replicate, Purpose.COUNTS);
            ofTargets.moveTo(replicate, Purpose.REVEALED_TARGETS);
            own.sample(ofLabels, ofTargets, labels, counts);
            return counts;
        }

        /** The counts that were drawn last. */
        long[] counts() {
            return counts;
        }
    }
}
