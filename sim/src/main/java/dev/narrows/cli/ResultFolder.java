package dev.narrows.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.result.PointsCsv;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The folder of a run, read back: its cells one at a time, its scenario, its checks. */
final class ResultFolder {
    /** Cells are read one by one: what follows one is no error. */
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Where there are such files; a pipe in the place of one would be waited for without end. */
    private static final List<String> READ_ELSEWHERE = List.of("manifest.json", "scenario.source.yaml", "checks.csv");

    private final Path path;
    private final Scenario scenario;

    /** What is done with a cell. */
    interface CellConsumer {
        void accept(ObjectNode cell) throws IOException, RefusedException;
    }

    ResultFolder(Path path) throws IOException, RefusedException, ScenarioException {
        this.path = path;
        if (!Files.isDirectory(path)) {
            throw new RefusedException(path + ": " + (Files.exists(path) ? "is no folder" : "no such folder"));
        }
        present("points.json");
        for (String name : READ_ELSEWHERE) {
            if (Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                present(name);
            }
        }
        this.scenario = ScenarioReader.read(present("scenario.resolved.yaml"), Overrides.none());
    }

    private Path present(String name) throws RefusedException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw new RefusedException(path + ": no folder of a finished run: " + name
                    + (there ? " is no file" : " is missing"));
        }
        return file;
    }

    Path path() {
        return path;
    }

    /** The scenario with every default written out. */
    Scenario scenario() {
        return scenario;
    }

    /** Hands out the cells of points.json in their order, one at a time in memory. */
    void cells(CellConsumer consumer) throws IOException, RefusedException {
        Path file = present("points.json");
        try (InputStream in = Files.newInputStream(file); JsonParser parser = JSON.createParser(in)) {
            boolean found = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean cells = parser.currentName().equals("cells");
                if (parser.nextToken() == JsonToken.START_ARRAY && cells) {
                    found = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        consumer.accept((ObjectNode) JSON.<JsonNode>readTree(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!found) {
                throw new RefusedException(file + ": holds no cells");
            }
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            throw new RefusedException(file + ": is not what a run writes: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /** The cell of the scenario that an object of points.json speaks of. */
    Cell cell(ObjectNode json) throws RefusedException {
        int index = json.path("cell").asInt(-1);
        if (index >= 0 && index < scenario.cellCount()) {
            Cell cell = scenario.cell(index);
            if (same(cell.at(), json.path("at"))) {
                return cell;
            }
        }
        throw new RefusedException(path + ": points.json and scenario.resolved.yaml do not belong together (cell " + index + ")");
    }

    private static boolean same(Map<String, JsonNode> at, JsonNode written) {
        return written.size() == at.size() && at.entrySet().stream().allMatch(entry -> written.has(entry.getKey())
                && PointsCsv.text(entry.getValue()).equals(PointsCsv.text(written.get(entry.getKey()))));
    }

    /** The rows of checks.csv of a cell, by column; none where there is no such file. */
    List<NamedCsvRecord> checks(int cell) throws IOException, RefusedException {
        Path file = path.resolve("checks.csv");
        List<NamedCsvRecord> rows = new ArrayList<>();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : csv) {
                    if (row.findField("cell").filter(Integer.toString(cell)::equals).isPresent()) {
                        rows.add(row);
                    }
                }
            } catch (CsvParseException e) {
                throw new RefusedException(file + ": is not what a run writes");
            }
        }
        return rows;
    }
}
