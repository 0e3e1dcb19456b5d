package dev.narrows.report;

import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the cells of a run as they come, in order, and keeps what pages and figures show of them: of a large batch an
 * even sample and the first violated and failed ones (mutable, unshared).
 */
public final class RunCells {
    private final int all;
    private final EvenSample sample;
    private final List<ObjectNode> shown = new ArrayList<>();
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
     * Adds the next cell.
     *
     * @param cell as in points.json; kept, not modified
     */
    public void add(ObjectNode cell) {
        if (seen == 0) {
            keys = List.copyOf(cell.path("at").propertyNames());
        }
        boolean show = sample.takes(seen++) || RunData.conspicuous(cell) && conspicuous++ < RunData.CONSPICUOUS;
        if (show) {
            shown.add(cell);
        }
        points.add(cell, show);
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
                manifest.path("seed").asLong(),
                manifest,
                scenario.resolved(),
                keys,
                all,
                shown.size() < all,
                List.copyOf(shown),
                points);
    }
}
