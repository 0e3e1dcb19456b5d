package dev.narrows.bench;

import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Halt;
import dev.narrows.experiment.Latency;
import dev.narrows.report.Convergence;
import dev.narrows.report.FolderReport;
import dev.narrows.report.RunCells;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Manifest;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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

/** What a whole output folder costs: 10,000 cells with 100 replicates in memory, and by {@code run} with all its files. */
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
    public FolderBenchmark() {
    }

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
    public int memory() {
        return new Experiment(scenario, Runtime.getRuntime().availableProcessors(), new Latency()).run(outcome -> { });
    }

    /**
     * Journal, points.csv, points.json, checks.csv, report, figures, sums.
     *
     * @return number of cells
     * @throws IOException if a file cannot be written
     */
    @Benchmark
    public int narrows() throws IOException {
        Manifest manifest = new Manifest(List.of("run"), Runtime.getRuntime().availableProcessors());
        Latency latency = new Latency();
        RunCells cells = new RunCells(scenario.cellCount());
        RunFolder.Opening opening = new RunFolder.Opening(true, Optional.empty(), FileOperations.SYSTEM);
        try (RunFolder run = new RunFolder(scenario, folder, opening)) {
            Experiment experiment = new Experiment(scenario, Runtime.getRuntime().availableProcessors(), latency, run.journal(),
                    new Halt());
            int done = experiment.run(run::text, cell -> {
                run.write(cell);
                cells.add(cell.tree());
            });
            run.commit(manifest.json(scenario, latency, experiment, run.journal()));
            FolderReport.write(cells.data(run.path()), Convergence.NONE);
            return done;
        }
    }
}
