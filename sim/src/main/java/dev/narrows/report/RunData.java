package dev.narrows.report;

import dev.narrows.result.PointsRows;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pages and figures need of one output folder. Of a large batch only a part of the cells is kept: a sample of
 * lines and the first violated and failed ones.
 *
 * @param name name of the scenario
 * @param question what it asks; empty where its file does not say
 * @param folder the output folder
 * @param scenario the scenario
 * @param manifest manifest.json
 * @param resolved the scenario with all defaults
 * @param sweptKeys full paths of the swept keys, in the order of the sweep
 * @param cells number of cells of the batch
 * @param sampled whether {@code shown} leaves cells out
 * @param shown cells as in points.json, in their order
 * @param lines those of them that lie on whole lines of the sweep; the others are there for their verdict
 * @param points the quantities of all cells, or of a large sample
 * @param columns the other columns, of the shown cells
 */
public record RunData(
        String name,
        String question,
        Path folder,
        Scenario scenario,
        ObjectNode manifest,
        ObjectNode resolved,
        List<String> sweptKeys,
        int cells,
        boolean sampled,
        List<StoredCell> shown,
        List<StoredCell> lines,
        PointTable points,
        ShownColumns columns) {
    /** The most cells in the sample. */
    static final int SAMPLE = 600;

    /** The most violated and failed cells beside the sample. */
    static final int CONSPICUOUS = 300;

    /**
     * Reads a folder that {@code run} has finished.
     *
     * @param run the folder
     * @return its data
     * @throws IOException if a file is missing or is not what it should be
     */
    public static RunData read(ResultFolder run) throws IOException {
        ObjectNode manifest = run.manifest();
        RunCells cells =
                new RunCells(run.scenario(), numbers(run, manifest.path("cells").asInt(0)));
        run.cells(cells::add);
        columns(new PointsRows(run), cells);
        return cells.data(run.path(), run.scenario(), run.source(), manifest);
    }

    /** Numbers of the cells; of a selection only its results know which they are. */
    private static int[] numbers(ResultFolder run, int cells) throws IOException {
        if (cells == run.scenario().cellCount()) {
            return run.scenario().numbers();
        }
        IntStream.Builder numbers = IntStream.builder();
        run.cells(cell -> numbers.add(cell.number()));
        return numbers.build().toArray();
    }

    private static void columns(PointsRows points, RunCells cells) throws IOException {
        Set<String> shown = cells.shown().stream()
                .map(cell -> Integer.toString(cell.number()))
                .collect(Collectors.toSet());
        Map<String, PointsRows.Row> rows = new HashMap<>();
        points.rows(row -> shown.contains(row.text("cell")), row -> rows.put(row.text("cell"), row));
        cells.columns(cell -> {
            PointsRows.Row row = rows.get(Integer.toString(cell.number()));
            return name ->
                    row == null || !points.has(name) ? MissingNode.getInstance() : ShownColumns.number(row.text(name));
        });
    }
}
