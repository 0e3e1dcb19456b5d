package dev.narrows.experiment;

import dev.narrows.scenario.Cell;

/** What became of a cell: a result, or a failure with its reason. */
public sealed interface CellOutcome permits CellResult, CellFailure {
    /**
     * The cell.
     *
     * @return the cell
     */
    Cell cell();
}
