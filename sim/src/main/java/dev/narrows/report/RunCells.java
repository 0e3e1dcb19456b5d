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
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the cells of a run as they come, in order, and keeps what pages and figures show of them: of a large batch a
 * sample of lines and the first violated and failed ones (mutable, unshared).
 */
public final class RunCells {
    private static final String FAILED = "failed";
    private static final Set<String> CONSPICUOUS = Set.of(FAILED, "violated");

    private final int all;
    private final LineSample sample;
    private final List<StoredCell> shown = new ArrayList<>();
    private final List<StoredCell> lines = new ArrayList<>();
    private final PointTable points;
    private final ShownColumns columns;
    private List<String> keys = List.of();
    private int seen;
    private int conspicuous;

    /**
     * Before the first cell.
     *
     * @param scenario whose cells will come
     * @param cells the numbers of the cells that will come
     */
    public RunCells(Scenario scenario, int[] cells) {
        this.all = cells.length;
        LineSample drawn = LineSample.all(scenario, cells).within(PointTable.MOST);
        this.sample = drawn.within(RunData.SAMPLE);
        this.points = new PointTable(all, drawn);
        this.columns = new ShownColumns(points.numbers());
    }

    /**
     * Adds the next cell of a folder.
     *
     * @param cell the cell
     */
    void add(StoredCell cell) {
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
                () -> {
                    columns.add(PointTable.of(cell));
                    return cell.stored();
                });
    }

    private void add(PointTable.Row row, Supplier<StoredCell> cell) {
        if (seen == 0) {
            keys = List.copyOf(row.at().keySet());
        }
        seen++;
        boolean line = sample.takes(row.number());
        boolean show = line || CONSPICUOUS.contains(row.verdict()) && conspicuous++ < RunData.CONSPICUOUS;
        if (show) {
            shown.add(cell.get());
        }
        if (line) {
            lines.add(shown.get(shown.size() - 1));
        }
        points.add(row, show);
    }

    /** The cells so far that are shown in full. */
    List<StoredCell> shown() {
        return List.copyOf(shown);
    }

    /**
     * After the last cell of a folder: what points.csv has of the cells that are shown.
     *
     * @param value numbers of a cell, by column
     */
    void columns(Function<StoredCell, Function<String, JsonNode>> value) {
        shown.forEach(cell -> columns.add(value.apply(cell)));
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
                List.copyOf(lines),
                points,
                columns);
    }
}
