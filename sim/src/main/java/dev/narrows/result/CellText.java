package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.scenario.Cell;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a cell, as it goes into the files of a run.
 *
 * @param outcome what became of it
 * @param head what points.json says once, not to be modified
 * @param json its object in points.json
 * @param row its line of points.csv
 * @param checks its lines of checks.csv
 * @param expectations the conditions of {@code expect} held against it; none of a failed cell
 */
public record CellText(
        CellOutcome outcome, ObjectNode head, String json, String row, String checks, List<Expectation> expectations) {
    /**
     * Which cell it is.
     *
     * @return its settings
     */
    public Cell cell() {
        return outcome.cell();
    }

    /**
     * What the replicates say of all its bounds.
     *
     * @return holds, violated or inconclusive; failed for a cell that could not be computed
     */
    public String verdict() {
        return outcome instanceof CellResult result ? result.verdict().label() : "failed";
    }

    /**
     * A value of points.csv.
     *
     * @param column name of one of Narrows' own columns
     * @return a number or a text; empty where it is undefined, or the cell failed
     */
    public Optional<Object> value(String column) {
        return outcome instanceof CellResult result
                ? Columns.own().find(column).orElseThrow().value(result)
                : Optional.empty();
    }

    /**
     * The cell as points.json has it.
     *
     * @return the same as read back
     */
    public StoredCell stored() {
        return new StoredCell(head, (ObjectNode) Json.MAPPER.readTree(json));
    }
}
