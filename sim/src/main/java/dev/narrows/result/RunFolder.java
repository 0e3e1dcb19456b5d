package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.scenario.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The output folder {@code DIR/<name>/<hash>/}: both copies of the scenario, points.csv, points.json, checks.csv,
 * manifest.json. Every file appears under its name complete or not at all; the manifest comes last.
 */
public final class RunFolder implements Closeable {
    private final Scenario scenario;
    private final Path folder;
    private final AtomicFile csvFile;
    private final AtomicFile jsonFile;
    private final AtomicFile checksFile;
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final PointsCsv csv;
    private final ChecksCsv checks;
    private final PointsJson json;

    /**
     * Makes the folder and opens the results.
     *
     * @param scenario the scenario
     * @param out the folder of all runs, DIR
     * @throws FolderInUseException if another run writes into it
     * @throws IOException if the folder or a file in it cannot be made
     */
    public RunFolder(Scenario scenario, Path out) throws IOException {
        this.scenario = scenario;
        this.folder = out.resolve(scenario.name()).resolve(scenario.folderHash());
        Files.createDirectories(folder);
        try {
            open.push(new FolderLock(folder));
            this.csvFile = opened(csvPath());
            this.jsonFile = opened(jsonPath());
            this.checksFile = opened(folder.resolve("checks.csv"));
        } catch (IOException e) {
            close();
            throw e;
        }
        this.checks = new ChecksCsv(scenario, checksFile.writer());
        this.csv = new PointsCsv(scenario, csvFile.writer());
        this.json = new PointsJson(scenario, jsonFile.writer());
    }

    private AtomicFile opened(Path file) throws IOException {
        AtomicFile atomic = new AtomicFile(file);
        open.push(atomic);
        return atomic;
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return folder;
    }

    /**
     * The rows.
     *
     * @return path of points.csv
     */
    public Path csvPath() {
        return folder.resolve("points.csv");
    }

    /**
     * The JSON.
     *
     * @return path of points.json
     */
    public Path jsonPath() {
        return folder.resolve("points.json");
    }

    /**
     * Adds what became of a cell.
     *
     * @param outcome of the next cell in order
     */
    public void write(CellOutcome outcome) {
        csv.write(outcome);
        json.write(outcome);
        checks.write(outcome);
    }

    /**
     * Gives every file its name.
     *
     * @param manifest provenance of the run, JSON
     * @throws IOException if a file cannot be written
     */
    public void commit(String manifest) throws IOException {
        json.folder(folder.toString().replace('\\', '/'));
        csv.flush();
        checks.flush();
        Path manifestPath = folder.resolve("manifest.json");
        // a manifest says that the files beside it belong together: the old one goes before any of them changes
        Files.deleteIfExists(manifestPath);
        AtomicFile.write(folder.resolve("scenario.source.yaml"),
                new String(scenario.source(), StandardCharsets.UTF_8));
        AtomicFile.write(folder.resolve("scenario.resolved.yaml"), scenario.resolvedYaml());
        csvFile.commit();
        jsonFile.commit();
        checksFile.commit();
        AtomicFile.write(manifestPath, manifest);
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
