package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a cell, as it goes into the files of a run.
 *
 * @param outcome what became of it
 * @param head what points.json says once, not to be modified
 * @param json its object in points.json
 * @param row its line of points.csv
 * @param checks its lines of checks.csv
 */
public record CellText(CellOutcome outcome, ObjectNode head, String json, String row, String checks) {
    /**
     * The cell as points.json has it.
     *
     * @return the same as read back
     */
    public StoredCell stored() {
        return StoredCell.of(head, json);
    }
}
