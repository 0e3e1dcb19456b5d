package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A folder of the exact half of a scenario's cells, of which nothing is sampled: bounds.csv and bounds.json, the
 * scenario with every default written out, and a figure. It is no run's folder, and its files have other names.
 */
public final class BoundsFolder {
    private static final String CSV = "bounds.csv";
    private static final String JSON = "bounds.json";
    private static final String FIGURE = "bounds.svg";
    private static final Set<String> FILES = Set.of(CSV, JSON, FIGURE, RunFolder.RESOLVED);

    private final NamedFiles files;

    /**
     * Nothing is written yet.
     *
     * @param operations what changes files
     * @param path of the folder, which need not be there
     * @throws RefusedException if it is there and is no folder, or holds what such a folder does not hold
     * @throws IOException if it cannot be read
     */
    public BoundsFolder(FileOperations operations, Path path) throws IOException {
        this.files = new NamedFiles(operations, path, FILES, "one of bounds");
    }

    /**
     * Whether a folder is one of bounds.
     *
     * @param path of a folder
     * @return whether bounds.csv and the scenario are there
     */
    public static boolean is(Path path) {
        return PlainFiles.isFile(path.resolve(CSV)) && PlainFiles.isFile(path.resolve(RunFolder.RESOLVED));
    }

    /**
     * The scenario of a folder of bounds.
     *
     * @param path the folder
     * @return with every default written out
     * @throws ScenarioException if it is refused
     * @throws IOException if it cannot be read
     */
    public static Scenario scenario(Path path) throws IOException, ScenarioException {
        Path resolved = path.resolve(RunFolder.RESOLVED);
        try (InputStream in = Files.newInputStream(resolved)) {
            return ScenarioReader.parse(resolved.toString(), in.readNBytes(Source.LARGEST + 1), Overrides.none());
        }
    }

    /**
     * The rows of a folder of bounds.
     *
     * @param path the folder
     * @param scenario its scenario
     * @return bounds.csv
     * @throws RefusedException if it is not of this scenario
     * @throws IOException if it cannot be read
     */
    public static PointsRows rows(Path path, Scenario scenario) throws IOException {
        return new PointsRows(path.resolve(CSV), scenario, List.of("cell"));
    }

    /**
     * Computes the cells and writes what is known of them; an earlier figure goes.
     *
     * @param scenario the cells
     * @param bounds floors that they may have
     * @param columns of bounds.csv
     * @throws IOException if something cannot be written
     */
    public void write(Scenario scenario, BoundCatalogue bounds, List<ExactColumn> columns) throws IOException {
        StringWriter csv = new StringWriter();
        StringWriter json = new StringWriter();
        csv(scenario, bounds, columns, csv);
        json(scenario, bounds, json);
        files.delete(FIGURE);
        files.write(RunFolder.RESOLVED, scenario.resolvedYaml());
        files.write(CSV, csv.toString());
        files.write(JSON, json.toString());
    }

    /**
     * The exact half of cells as CSV, without a folder.
     *
     * @param scenario the cells
     * @param bounds floors that they may have
     * @param columns after those of cell and swept keys
     * @param writer where to; left open
     * @throws IOException if it cannot be written
     */
    public static void csv(Scenario scenario, BoundCatalogue bounds, List<ExactColumn> columns, Writer writer)
            throws IOException {
        writer.write(PointsCsv.header(scenario, columns));
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            writer.write(PointsCsv.row(cell, cell.exact(bounds), columns));
        }
    }

    /**
     * The exact half of cells as JSON, without a folder: the floors alone.
     *
     * @param scenario the cells
     * @param bounds floors that they may have
     * @param writer where to; left open
     */
    public static void json(Scenario scenario, BoundCatalogue bounds, Writer writer) {
        PointsJson json = new PointsJson(scenario, new BoundCatalogue(bounds.floors(), List.of()), writer);
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            json.write(cell, cell.exact(bounds));
        }
        json.noFolder();
    }

    /**
     * Writes the figure.
     *
     * @param svg what it holds
     * @throws IOException if it cannot be written
     */
    public void figure(String svg) throws IOException {
        files.write(FIGURE, svg);
    }
}
