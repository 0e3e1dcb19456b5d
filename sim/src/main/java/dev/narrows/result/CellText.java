package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a cell, as it goes into the files of a run.
 *
 * @param outcome what became of it
 * @param tree its object in points.json, not to be modified
 * @param json the same as text
 * @param row its line of points.csv
 * @param checks its lines of checks.csv
 */
public record CellText(CellOutcome outcome, ObjectNode tree, String json, String row, String checks) {
    /**
     * The text of a cell.
     *
     * @param scenario of the run
     * @param points the columns of points.csv
     * @param outcome what became of the cell
     * @return what goes into the files
     */
    public static CellText of(Scenario scenario, PointsCsv points, CellOutcome outcome) {
        ObjectNode tree = CellJson.of(scenario, outcome);
        return new CellText(
                outcome,
                tree,
                Json.MAPPER.writeValueAsString(tree),
                points.row(outcome),
                ChecksCsv.rows(scenario, outcome));
    }

    /**
     * How much text it is, each character a byte but for other scripts in names.
     *
     * @return length of all texts
     */
    public long length() {
        return (long) json.length() + row.length() + checks.length();
    }
}
