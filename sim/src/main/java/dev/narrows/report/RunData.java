package dev.narrows.report;

import dev.narrows.scenario.ResolvedFile;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pages and figures need of one output folder. Of a large batch only a part of the cells is kept: an even sample and the
 * first violated and failed ones.
 *
 * @param name name of the scenario
 * @param folder the output folder
 * @param scenario the scenario
 * @param seed the seed
 * @param manifest manifest.json
 * @param resolved scenario.resolved.yaml
 * @param sweptKeys full paths of the swept keys, in the order of the sweep
 * @param cells number of cells of the batch
 * @param sampled whether {@code shown} leaves cells out
 * @param shown cells as in points.json, in their order
 */
public record RunData(String name, Path folder, Scenario scenario, long seed, ObjectNode manifest, ObjectNode resolved, List<String> sweptKeys,
        int cells, boolean sampled, List<ObjectNode> shown) {
    /** The most cells in an even sample. */
    static final int SAMPLE = 600;

    /** The most violated and failed cells beside the sample. */
    static final int CONSPICUOUS = 300;

    /**
     * Reads a folder that {@code run} has finished.
     *
     * @param folder the output folder
     * @param scenario its scenario
     * @return its data
     * @throws IOException if a file is missing or is not what it should be
     */
    public static RunData read(Path folder, Scenario scenario) throws IOException {
        ObjectNode manifest = PointsFile.object(folder.resolve("manifest.json"));
        int[] cells = {0};
        PointsFile.each(folder.resolve("points.json"), cell -> cells[0]++);
        EvenSample sample = new EvenSample(cells[0], SAMPLE);
        List<ObjectNode> shown = new ArrayList<>();
        int[] seen = {0, 0};
        PointsFile.each(folder.resolve("points.json"), cell -> {
            if (sample.takes(seen[0]++) || conspicuous(cell) && seen[1]++ < CONSPICUOUS) {
                shown.add(cell);
            }
        });
        List<String> keys = shown.isEmpty() ? List.of() : List.copyOf(shown.get(0).path("at").propertyNames());
        return new RunData(manifest.path("scenario").asString(), folder, scenario, manifest.path("seed").asLong(), manifest,
                ResolvedFile.read(folder.resolve("scenario.resolved.yaml")), keys, cells[0], shown.size() < cells[0],
                List.copyOf(shown));
    }

    /** Whether a cell failed or is violated. */
    static boolean conspicuous(ObjectNode cell) {
        return failed(cell) || cell.path("verdict").asString("").equals("violated")
                || cell.path("batch_verdict").asString("").equals("violated");
    }

    static boolean failed(ObjectNode cell) {
        return cell.path("status").asString("").equals("failed");
    }
}
