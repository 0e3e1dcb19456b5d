package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Looks into the journal of a folder without changing it. */
public final class JournalReader {
    private final Path folder;
    private final Scenario scenario;

    /**
     * Reads the scenario of a folder.
     *
     * @param folder an output folder
     * @throws IOException if it cannot be read
     * @throws ScenarioException if it is refused
     */
    public JournalReader(Path folder) throws IOException, ScenarioException {
        this.folder = folder;
        Path resolved = folder.resolve(RunFolder.RESOLVED);
        PlainFiles.requireFile(resolved);
        this.scenario = ScenarioReader.read(resolved, Overrides.none());
    }

    /**
     * The scenario.
     *
     * @return with all defaults, as it was run
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * The values of one replicate.
     *
     * @param key key of the cell
     * @param replicate its number
     * @return a number for each quantity of the family; empty where the journal has not this replicate
     * @throws IOException if the journal cannot be read
     */
    public Optional<double[]> row(CellKey key, int replicate) throws IOException {
        byte[] header = JournalFormat.header(scenario.folderHash());
        AtomicReference<double[]> found = new AtomicReference<>();
        JournalSegment.scan(folder.resolve(RunFolder.JOURNAL), header, (file, buffer, offset, position) -> {
            int first = JournalFormat.first(buffer, offset);
            if (first <= replicate && replicate - first < JournalFormat.count(buffer, offset)
                    && JournalFormat.key(buffer, offset).equals(key)) {
                double[] row = new double[JournalFormat.width(buffer, offset)];
                for (int k = 0; k < row.length; k++) {
                    row[k] = buffer.getDouble(JournalFormat.row(buffer, offset, replicate) + k * Double.BYTES);
                }
                found.set(row);
            }
        });
        return Optional.ofNullable(found.get());
    }
}
