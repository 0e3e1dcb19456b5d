package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.budget.Decomposition;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.numeric.Arguments;
import dev.narrows.scenario.Cell;
import java.util.Optional;

/**
 * The other pure function: from the rows of a cell to its result, folded in replicate order. Rows that were computed
 * apart give, put together, the bits of a single run.
 */
public final class Fold {
    private Fold() {}

    /**
     * The result of a cell that came as bytes, as of the first look at it.
     *
     * @param work the cell
     * @param rows its rows from replicate 0 on, in replicate order, at least one; each has a number for each quantity
     *     of the family; not modified
     * @param reason why there are no more: after a number of replicates that they decided on, intervals and verdicts
     *     hold at any stopping time
     * @return intervals, verdicts, ceilings; a verdict of the batch divides alpha by {@link CellWork#cells()}
     * @throws IllegalArgumentException if the cell cannot be opened, or there is no row
     * @throws IllegalStateException if a row has another width, or a value is not finite or not in the range that its
     *     quantity declares
     */
    public static CellResult cell(CellWork work, double[][] rows, StopReason reason) {
        Arguments.requireAtLeast("rows", rows.length, 1);
        Cell cell = work.open();
        Trials trials = cell.trials();
        ReplicateValues values = new ReplicateValues(trials.quantities(), rows.length);
        for (int r = 0; r < rows.length; r++) {
            Replicates.require(trials.quantities(), r, rows[r]);
            values.set(r, rows[r]);
        }
        BoundCatalogue bounds = BoundCatalogue.load();
        ExactHalf exact = cell.exact(bounds);
        Optional<ExactExpectations> expectations = trials.expectations();
        Decomposition decomposition = trials.decomposition(exact, expectations, cell.bounds(), cell.confidence());
        return Comparison.of(
                new Comparison.Parts(
                        cell,
                        exact,
                        trials.guessing(exact),
                        expectations,
                        decomposition,
                        trials.dataSets(),
                        trials.excess(),
                        trials.levels()),
                values,
                new Comparison.Sampling(reason, false),
                work.cells(),
                bounds);
    }
}
