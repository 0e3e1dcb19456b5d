package dev.narrows.bench;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A batch of 100 cells with 1,000 replicates each, bounds, ceilings and verdicts included, all threads, files excluded.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class BatchBenchmark {
    private static final String BATCH = """
            format: 1
            name: batch
            seed: 1
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {words: [[0, 1, 2, 3], [3, 2, 1, 0]]}
              cognitive: {type: symmetric, size: 4, error: 0.3}
              articulation: {type: symmetric, size: 4, error: 0.1}
              loss: {type: absolute}
            learner: {labels: LABELS}
            sweep:
              grid:
                model.cognitive.error: {from: 0.0, to: 0.6, steps: 10}
                model.articulation.error: {from: 0.0, to: 0.6, steps: 10}
            replicates: 1000
            """;

    /** Labels m. */
    @Param({"1000", "1000000", "1000000000"})
    public long labels;

    private Scenario scenario;

    /** For JMH. */
    public BatchBenchmark() {}

    /**
     * Reads the scenario, anew for each batch: it keeps what was computed of its models.
     *
     * @throws ScenarioException never
     */
    @Setup(Level.Iteration)
    public void setUp() throws ScenarioException {
        byte[] text = BATCH.replace("LABELS", Long.toString(labels)).getBytes(StandardCharsets.UTF_8);
        scenario = ScenarioReader.parse("batch.yaml", text, Overrides.none());
    }

    /**
     * The batch.
     *
     * @return what became of its cells
     */
    @Benchmark
    public List<CellOutcome> narrows() {
        List<CellOutcome> outcomes = new ArrayList<>();
        new Experiment(scenario, Runtime.getRuntime().availableProcessors(), new Latency()).run(outcomes::add);
        return outcomes;
    }
}
