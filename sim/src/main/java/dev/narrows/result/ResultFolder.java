package dev.narrows.result;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.Replay;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a finished run, read back: its scenario, manifest, cells, checks and replicates. What lies there may
 * come from anywhere: what is not what a run writes is refused, or shows itself where it is used.
 */
public final class ResultFolder {
    /** Cells are read one by one: what follows one is no error. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path path;
    private final Scenario scenario;

    /**
     * Reads the scenario of a folder, and looks whether the other files are there.
     *
     * @param path an output folder
     * @throws RefusedException if it is none, or no run has finished in it
     * @throws ScenarioException if the scenario in it is refused
     * @throws IOException if it cannot be read
     */
    public ResultFolder(Path path) throws IOException, ScenarioException {
        this.path = path;
        if (!Files.isDirectory(path)) {
            throw new RefusedException(path + ": " + (Files.exists(path) ? "is no folder" : "no such folder"));
        }
        if (BoundsFolder.is(path)) {
            throw new RefusedException(
                    path + ": holds bounds, of which nothing was sampled, and no run: plot takes it");
        }
        present(LargeFile.find(path, RunFolder.POINTS));
        // where there are such files; a pipe in the place of one would be waited for without end
        for (Path file : List.of(
                path.resolve(Seal.MANIFEST), path.resolve(RunFolder.SOURCE), LargeFile.find(path, RunFolder.CHECKS))) {
            if (PlainFiles.exists(file)) {
                present(file);
            }
        }
        Path resolved = present(path.resolve(RunFolder.RESOLVED));
        // by its bytes: what a run has written names no other file, and none is read for it
        try (InputStream in = Files.newInputStream(resolved)) {
            this.scenario =
                    ScenarioReader.parse(resolved.toString(), in.readNBytes(Source.LARGEST + 1), Overrides.none());
        }
    }

    private Path present(Path file) throws RefusedException {
        if (!PlainFiles.isFile(file)) {
            throw new RefusedException(path + ": no folder of a finished run: " + file.getFileName()
                    + (PlainFiles.exists(file) ? " is no file" : " is missing"));
        }
        return file;
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /**
     * The scenario.
     *
     * @return with every default written out, as it was run
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * The scenario as it was given.
     *
     * @return the text of scenario.source.yaml
     * @throws IOException if it cannot be read
     */
    public String source() throws IOException {
        return Files.readString(path.resolve(RunFolder.SOURCE));
    }

    /**
     * What made the results.
     *
     * @return manifest.json
     * @throws RefusedException if it is missing or not what was written
     * @throws IOException if it cannot be read
     */
    public ObjectNode manifest() throws IOException {
        return Seal.finished(path);
    }

    /** What is done with a cell. */
    public interface CellConsumer {
        /**
         * Takes a cell.
         *
         * @param cell the next one
         * @throws IOException if it is refused
         */
        void accept(StoredCell cell) throws IOException;
    }

    /**
     * Hands out the cells of points.json in their order, one at a time in memory.
     *
     * @param consumer what takes them
     * @throws RefusedException if the file is not what a run writes
     * @throws IOException if it cannot be read, or the consumer throws it
     */
    public void cells(CellConsumer consumer) throws IOException {
        Path file = present(LargeFile.find(path, RunFolder.POINTS));
        try (InputStream in = LargeFile.open(file);
                JsonParser parser = JSON.createParser(in)) {
            ObjectNode head = JSON.createObjectNode();
            boolean found = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                boolean cells = parser.nextToken() == JsonToken.START_ARRAY && name.equals("cells");
                found |= cells;
                while (cells && parser.nextToken() == JsonToken.START_OBJECT) {
                    consumer.accept(new StoredCell(head, (ObjectNode) JSON.<JsonNode>readTree(parser)));
                }
                if (!cells) {
                    head.set(name, JSON.<JsonNode>readTree(parser));
                }
            }
            if (!found || parser.nextToken() != null) {
                throw new RefusedException(file + ": " + (found ? "goes on after its end" : "holds no cells"));
            }
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        } catch (JacksonException e) {
            throw new RefusedException(file + ": is not what a run writes: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /**
     * The cell of the scenario that a cell of points.json speaks of.
     *
     * @param stored a cell of this folder
     * @return its settings
     * @throws RefusedException if the scenario has no such cell
     */
    public Cell cell(StoredCell stored) throws RefusedException {
        int index = stored.number();
        if (index >= 0 && index < scenario.cellCount()) {
            Cell cell = scenario.cell(index);
            if (same(cell.at(), stored.json().path("at"))) {
                return cell;
            }
        }
        throw new RefusedException(
                path + ": points.json and scenario.resolved.yaml do not belong together (cell " + index + ")");
    }

    private static boolean same(Map<String, JsonNode> at, JsonNode written) {
        return written.size() == at.size()
                && at.entrySet().stream()
                        .allMatch(entry -> written.has(entry.getKey())
                                && PointsCsv.text(entry.getValue())
                                        .equals(PointsCsv.text(written.get(entry.getKey()))));
    }

    /**
     * The checks of a cell.
     *
     * @param cell its number
     * @return the rows of checks.csv, each by its columns; none where there is no such file
     * @throws RefusedException if the file is not what a run writes
     * @throws IOException if it cannot be read
     */
    public List<Map<String, String>> checks(int cell) throws IOException {
        Path file = LargeFile.find(path, RunFolder.CHECKS);
        List<Map<String, String>> rows = new ArrayList<>();
        if (PlainFiles.isFile(file)) {
            CsvRows.read(file, csv -> {
                for (NamedCsvRecord row : csv) {
                    if (row.findField("cell")
                            .filter(Integer.toString(cell)::equals)
                            .isPresent()) {
                        rows.add(row.getFieldsAsMap());
                    }
                }
                return rows;
            });
        }
        return rows;
    }

    /**
     * Whether the journal has the same bits.
     *
     * @param replay a replicate of this run
     * @return same, different or absent
     * @throws IOException if the journal cannot be read, or the replicates around it have other bits than its digest
     */
    public String journal(Replay replay) throws IOException {
        Cell cell = replay.cell();
        Trials trials = cell.trials();
        CellKey key = CellKey.of(cell);
        byte[] header = JournalFormat.header(scenario.folderHash());
        AtomicReference<String> found = new AtomicReference<>("absent");
        JournalSegment.scan(path.resolve(RunFolder.JOURNAL), header, (file, record, position) -> {
            int place = replay.replicate() - record.first();
            if (place >= 0
                    && place < record.count()
                    && record.width() == replay.row().length
                    && record.key().equals(key)) {
                double[] kept = record.rows(file, cell, trials).row(place);
                found.set(Arrays.equals(kept, replay.row()) ? "same" : "different");
            }
        });
        return found.get();
    }
}
