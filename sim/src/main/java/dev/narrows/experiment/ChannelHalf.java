package dev.narrows.experiment;

import dev.narrows.budget.Decomposer;
import dev.narrows.budget.Decomposition;
import dev.narrows.budget.NestedMonteCarlo;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.sampling.StreamKey;
import dev.narrows.scenario.Cell;
import java.util.Optional;

/** What the channel has to do with the KL of a cell: the decomposition of E KL and the channel budget. */
final class ChannelHalf {
    private ChannelHalf() {
    }

    /** The decomposition; none for a learner whose data are more than the labels. */
    static Decomposition of(Cell cell, GibbsLearner learner, ExactHalf exact, Optional<ExactExpectations> expectations) {
        if (!cell.learner().observable().budgetAllowed()) {
            return Decomposition.NONE;
        }
        Optional<NestedMonteCarlo> nested = cell.bounds().nested()
                .map(effort -> new NestedMonteCarlo(effort.outer(), effort.inner(), cell.confidence()));
        return new Decomposer(exact.model(), exact.capacities(), cell.learner().labels(), nested,
                StreamKey.of(cell.streamParts())).of(learner, expectations);
    }
}
