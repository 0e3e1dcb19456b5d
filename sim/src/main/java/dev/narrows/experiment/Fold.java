package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.budget.Decomposition;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.scenario.Cell;
import java.util.Optional;

/** The other pure function: from the rows of a cell to its result, folded in replicate order. */
public final class Fold {
    private Fold() {}

    /**
     * The result of a cell that came as bytes.
     *
     * @param work the cell
     * @param rows its rows in replicate order, at least one
     * @param reason why there are no more
     * @return intervals, verdicts, ceilings
     */
    public static CellResult cell(CellWork work, double[][] rows, StopReason reason) {
        Cell cell = work.open();
        Trials trials = cell.trials();
        ReplicateValues values = new ReplicateValues(trials.quantities(), rows.length);
        for (int r = 0; r < rows.length; r++) {
            Replicates.require(trials.quantities(), r, rows[r]);
            values.set(r, rows[r]);
        }
        BoundCatalogue bounds = BoundCatalogue.load();
        ExactHalf exact = cell.model().exact(bounds);
        Optional<ExactExpectations> expectations = trials.expectations();
        Decomposition decomposition = trials.decomposition(exact, expectations, cell.bounds(), cell.confidence());
        return Comparison.of(
                new Comparison.Parts(cell, exact, trials.guessing(exact), expectations, decomposition),
                values,
                new Comparison.Sampling(reason, false),
                work.cells(),
                bounds);
    }
}
