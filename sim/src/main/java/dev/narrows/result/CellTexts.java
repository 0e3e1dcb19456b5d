package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.scenario.Scenario;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Makes the texts of the cells of a run (thread-safe). */
public final class CellTexts {
    final PointsCsv points;
    final BoundOrder order;
    private final Scenario scenario;
    private final ObjectNode head;

    /**
     * For every bound that there is.
     *
     * @param scenario of the run
     */
    public CellTexts(Scenario scenario) {
        BoundCatalogue bounds = BoundCatalogue.load();
        this.scenario = scenario;
        this.points = new PointsCsv(Columns.of(bounds));
        this.order = new BoundOrder(bounds);
        this.head = order.head();
    }

    /**
     * The texts of a cell.
     *
     * @param outcome of any cell
     * @return for {@link RunFolder#write}
     */
    public CellText of(CellOutcome outcome) {
        List<Expectation> expectations =
                outcome instanceof CellResult result ? Expectation.of(scenario, result) : List.of();
        return new CellText(
                outcome,
                head,
                CellJson.of(order, outcome, expectations),
                points.row(outcome),
                ChecksCsv.rows(outcome, expectations),
                expectations);
    }
}
