package dev.narrows.bench;

import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Halt;
import dev.narrows.experiment.Latency;
import dev.narrows.report.FolderReport;
import dev.narrows.report.RunCells;
import dev.narrows.result.Columns;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Manifest;
import dev.narrows.result.PointsCsv;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an output folder costs: 10,000 cells of 100 replicates in memory, with journal and points.csv, and with all its
 * files.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class FolderBenchmark {
    private static final String BATCH = """
            format: 1
            name: folder
            seed: 1
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {words: [[0, 1, 2, 3], [3, 2, 1, 0]]}
              cognitive: {type: symmetric, size: 4, error: 0.3}
              articulation: {type: symmetric, size: 4, error: 0.1}
              loss: {type: absolute}
            learner: {}
            sweep:
              grid:
                learner.beta: {from: 0.1, to: 10, steps: 100}
                learner.labels: {from: 10, to: 1000, steps: 100}
            replicates: 100
            """;

    private Path folder;
    private Scenario scenario;

    /** For JMH. */
    public FolderBenchmark() {}

    /**
     * Reads the scenario.
     *
     * @throws IOException if the temporary folder cannot be made
     * @throws ScenarioException never
     */
    @Setup
    public void setUp() throws IOException, ScenarioException {
        byte[] text = BATCH.getBytes(StandardCharsets.UTF_8);
        scenario = ScenarioReader.parse("folder.yaml", text, Overrides.none());
        folder = Files.createTempDirectory("narrows");
    }

    /**
     * Removes what was written.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown
    public void tearDown() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * Nothing is written.
     *
     * @return number of cells
     */
    @Benchmark
    public int baselineInMemory() {
        return new Experiment(scenario, threads(), new Latency()).run(outcome -> {});
    }

    /**
     * The journal, forced to the disk at the end, and points.csv.
     *
     * @return number of cells
     * @throws IOException if a file cannot be written
     */
    @Benchmark
    public int journalAndPoints() throws IOException {
        try (RunFolder run = fresh();
                Writer csv = Files.newBufferedWriter(folder.resolve("points.csv"))) {
            PointsCsv points = new PointsCsv(Columns.own());
            csv.write(points.header(scenario));
            return experiment(run, new Latency()).run(points::row, row -> write(csv, row));
        }
    }

    /**
     * Journal, points.csv, points.json, checks.csv, manifest, report, figures.
     *
     * @return number of cells
     * @throws IOException if a file cannot be written
     */
    @Benchmark
    public int wholeFolder() throws IOException {
        Latency latency = new Latency();
        RunCells cells = new RunCells(scenario, scenario.numbers());
        try (RunFolder run = fresh()) {
            Experiment experiment = experiment(run, latency);
            int done = experiment.run(run::text, cell -> {
                run.write(cell);
                cells.add(cell);
            });
            ObjectNode manifest = new Manifest(List.of("run"), threads())
                    .json(scenario, latency, experiment, run.journal(), Map.of(), 0);
            run.commit(
                    manifest,
                    results -> FolderReport.write(
                            results, List.of(cells.data(run.path(), scenario, run.source(), manifest))));
            return done;
        }
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private RunFolder fresh() throws IOException {
        return new RunFolder(
                scenario,
                folder,
                new RunFolder.Opening(true, Optional.empty(), Optional.empty(), true, FileOperations.SYSTEM));
    }

    private Experiment experiment(RunFolder run, Latency latency) {
        return new Experiment(scenario, threads(), latency, run.journal(), new Halt());
    }

    private static void write(Writer writer, String row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
