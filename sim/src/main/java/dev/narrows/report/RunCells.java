package dev.narrows.report;

import dev.narrows.result.CellText;
import dev.narrows.result.ExpectationTally;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the cells of a run as they come, in order, and keeps what pages and figures show of them: of a large batch an
 * even sample and the first violated and failed ones (mutable, unshared).
 */
public final class RunCells {
    private static final String FAILED = "failed";
    private static final Set<String> CONSPICUOUS = Set.of(FAILED, "violated");

    private final int all;
    private final EvenSample sample;
    private final List<StoredCell> shown = new ArrayList<>();
    private final PointTable points;
    private List<String> keys = List.of();
    private int seen;
    private int conspicuous;

    /**
     * Before the first cell.
     *
     * @param all number of cells that will come
     */
    public RunCells(int all) {
        this.all = all;
        this.sample = new EvenSample(all, RunData.SAMPLE);
        this.points = new PointTable(all);
    }

    /**
     * Adds the next cell of a folder.
     *
     * @param cell the cell
     */
    public void add(StoredCell cell) {
        Map<String, JsonNode> at = new LinkedHashMap<>();
        cell.json().path("at").properties().forEach(entry -> at.put(entry.getKey(), entry.getValue()));
        String verdict = cell.failed() ? FAILED : cell.verdict();
        add(new PointTable.Row(cell.number(), at, verdict, cell.expectations(), PointTable.of(cell)), () -> cell);
    }

    /**
     * Adds the next cell of a run.
     *
     * @param cell the cell
     */
    public void add(CellText cell) {
        add(
                new PointTable.Row(
                        cell.cell().index(),
                        cell.cell().at(),
                        cell.verdict(),
                        ExpectationTally.outcomes(cell.expectations()),
                        PointTable.of(cell)),
                cell::stored);
    }

    private void add(PointTable.Row row, Supplier<StoredCell> cell) {
        if (seen == 0) {
            keys = List.copyOf(row.at().keySet());
        }
        boolean show =
                sample.takes(seen++) || CONSPICUOUS.contains(row.verdict()) && conspicuous++ < RunData.CONSPICUOUS;
        if (show) {
            shown.add(cell.get());
        }
        points.add(row, show);
    }

    /**
     * After the last cell.
     *
     * @param folder output folder of the run
     * @param scenario its scenario
     * @param source the text of its file, as it was given
     * @param manifest what its manifest says, or will say
     * @return what was kept
     * @throws IOException if cells are missing
     */
    public RunData data(Path folder, Scenario scenario, String source, ObjectNode manifest) throws IOException {
        if (seen != all) {
            throw new IOException(folder.resolve("points.json") + ": has " + seen + " cells, its manifest says " + all);
        }
        return new RunData(
                manifest.path("scenario").asString(),
                Question.of(source),
                folder,
                scenario,
                manifest,
                scenario.resolved(),
                keys,
                all,
                shown.size() < all,
                List.copyOf(shown),
                points);
    }
}
