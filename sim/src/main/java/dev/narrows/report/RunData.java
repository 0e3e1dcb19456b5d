package dev.narrows.report;

import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pages and figures need of one output folder. Of a large batch only a part of the cells is kept: an even sample
 * and the first violated and failed ones.
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
 * @param points the quantities of all cells, or of a large sample
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
        PointTable points) {
    /** The most cells in an even sample. */
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
        RunCells cells = new RunCells(manifest.path("cells").asInt(0));
        run.cells(cells::add);
        return cells.data(run.path(), run.scenario(), run.source(), manifest);
    }
}
