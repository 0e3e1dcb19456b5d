package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;
import dev.narrows.model.FiniteModel;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Output folders made by the product, one for each kind of page. */
public final class ReportFolders {
    private static final String MODEL = """
            # Question: what does the page of %1$s show?
            format: 1
            name: %1$s
            seed: 20250919
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.1}
              articulation: {type: symmetric, size: 3, error: 0.2}
              loss: {type: zero-one}
            """;
    private static final String CONTROL = """
            format: 1
            name: violated
            seed: 20250919
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-symmetric, error: 0.37}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            learner: {class: enumerated, policies: [[[0, 1]]], observable: revealed, labels: 2}
            bounds: {delta: 0.05, negative-control: drop-delta}
            sweep: {grid: {learner.labels: [500, 2]}}
            replicates: 2000
            """;

    private final Path dir;

    /** Folders go below {@code dir}. */
    public ReportFolders(Path dir) {
        this.dir = dir;
    }

    /** A floor that cannot be computed for a noisy channel. */
    public static final class BrokenFloor implements FiniteFloorRule {
        @Override
        public Statement statement() {
            return new Statement("broken", "0", "none", Holds.ALWAYS, "trivial");
        }

        @Override
        public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
            if (capacities.cognitive(0).upper() < 0.3) {
                throw new IllegalStateException("no floor for a channel that noisy");
            }
            return form -> 0;
        }
    }

    private Path run(String name, String scenario, int code) throws IOException {
        Path file = Files.writeString(dir.resolve(name + ".yaml"), scenario);
        Batches.Outcome outcome =
                Batches.execute("run", "--out", dir.resolve("runs").toString(), file.toString());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        return outcome.folder();
    }

    /** Two swept parameters, one of them the number of labels: eight cells. */
    public Path sweep() throws IOException {
        return run(
                "sweep",
                MODEL.formatted("sweep")
                        + "sweep: {grid: {model.cognitive.error: [0.05, 0.2], learner.labels: [1, 10, 100, "
                        + "1000]}}\nreplicates: 200\n",
                0);
    }

    /** A grid of one key and a zip of four, three of which always have the same value: eight cells. */
    public Path zip() throws IOException {
        return run(
                "zip",
                MODEL.formatted("zip")
                        + "sweep:\n  grid: {learner.beta: [1, 2]}\n  zip: {model.codebook.size: [2, 3, 4, 5], "
                        + "model.cognitive.size: [2, 3, 4, 5], model.articulation.size: [2, 3, 4, 5], "
                        + "model.cognitive.error: [0.1, 0.2, 0.3, 0.4]}\nreplicates: 100\n",
                0);
    }

    /** A zip of two keys, the first of which neither rises nor tells its four cells apart. */
    public Path unorderedZip() throws IOException {
        return run(
                "unordered-zip",
                MODEL.formatted("unordered-zip")
                        + "sweep: {zip: {learner.beta: [20, 1, 5, 1], learner.labels: [10, 100, 30, 1000]}}\n"
                        + "replicates: 100\n",
                0);
    }

    /** Two channels whose values are longer than the label of a row. */
    public Path longValues() throws IOException {
        return run(
                "long-values",
                MODEL.formatted("long-values")
                        + "sweep:\n  grid:\n    model.articulation:\n"
                        + "      - {type: matrix, rows: [[0.8125, 0.09375, 0.09375], [0.09375, 0.8125, 0.09375], "
                        + "[0.09375, 0.09375, 0.8125]]}\n"
                        + "      - {type: matrix, rows: [[0.6875, 0.15625, 0.15625], [0.15625, 0.6875, 0.15625], "
                        + "[0.15625, 0.15625, 0.6875]]}\nreplicates: 100\n",
                0);
    }

    /** A triangle of two keys: six of nine combinations. */
    public Path part() throws IOException {
        return run(
                "part",
                MODEL.formatted("part")
                        + "sweep:\n  grid: {model.cognitive.error: [0.1, 0.2, 0.3], model.articulation.error: [0.1, "
                        + "0.2, 0.3],"
                        + " learner.beta: [1, 2]}\n  where: \"cognitive.error >= articulation.error\"\nreplicates: "
                        + "100\n",
                0);
    }

    /** Four numbers of labels, by the error of the rater. */
    public Path articulation(double error) throws IOException {
        return rater("{type: symmetric, size: 3, error: " + error + "}");
    }

    /** Four numbers of labels, by the channel of the rater. */
    public Path rater(String channel) throws IOException {
        return run(
                "articulation-" + Integer.toHexString(channel.hashCode()),
                MODEL.formatted("articulation").replace("{type: symmetric, size: 3, error: 0.2}", channel)
                        + "sweep: {grid: {learner.labels: [1, 10, 100, 1000]}}\nreplicates: 100\n",
                0);
    }

    /** Two temperatures that no other run has, along the same numbers of labels. */
    public Path betas() throws IOException {
        return run(
                "betas",
                MODEL.formatted("betas").replace("error: 0.2", "error: 0.3")
                        + "sweep: {grid: {learner.labels: [1, 10, 100, 1000], learner.beta: [3, 7]}}\n"
                        + "replicates: 100\n",
                0);
    }

    /** One cell. */
    public Path single() throws IOException {
        return run("single", MODEL.formatted("single") + "replicates: 200\n", 0);
    }

    /** A learner that takes labels of a biased rater at face value. */
    public Path proxy() throws IOException {
        return run(
                "proxy",
                MODEL.formatted("proxy")
                                .replace(
                                        "{type: symmetric, size: 3, error: 0.2}",
                                        "{type: matrix, rows: [[0.2, 0.8, 0], [0.1, 0.9, 0], [0, 0.1, 0.9]]}")
                        + "learner: {observable: {proxy: [0, 1, 2]}, beta: 0.5}\nsweep: {grid: {learner.labels: [1, "
                        + "10, 100, 1000]}}\n"
                        + "replicates: 200\n",
                0);
    }

    /** The same biased rater for a learner that knows the channel, and for one that takes labels at face value. */
    public Path mixed() throws IOException {
        return run(
                "mixed",
                MODEL.formatted("mixed")
                        + "sweep: {grid: {learner.observable: [canonical, {proxy: [0, 1, 2]}]}}\nreplicates: 100\n",
                0);
    }

    /** A ceiling broken on purpose: one of two cells is violated. */
    public Path violated() throws IOException {
        return run("violated", CONTROL, ExitCode.VIOLATED);
    }

    /** One of three cells cannot be computed. */
    public Path failed() throws IOException {
        return withBrokenFloor("failed", "{model.cognitive.error: [0.05, 0.5, 0.06]}");
    }

    /**
     * Learners of three kinds, half of their cells, the first among them, failed: no two kinds have the same ceilings.
     */
    public Path assorted() throws IOException {
        return withBrokenFloor(
                "assorted",
                "{learner.observable: [canonical, revealed, {proxy: [0, 1, 2]}], learner.labels: [3, 30], "
                        + "model.cognitive.error: [0.5, 0.05]}");
    }

    /** No cell can be computed. */
    public Path allFailed() throws IOException {
        return withBrokenFloor("all-failed", "{model.cognitive.error: [0.5, 0.6]}");
    }

    /** A page of several runs, in a folder of its own. */
    public Path several(Path... runs) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("several"));
        List<String> words = new ArrayList<>(
                List.of("report", "--out", folder.resolve("report.html").toString()));
        Stream.of(runs).map(Path::toString).forEach(words::add);
        assertThat(Batches.execute(words.toArray(String[]::new)).code()).isZero();
        return folder;
    }

    private Path withBrokenFloor(String name, String grid) throws IOException {
        Path services = Files.createDirectories(dir.resolve("extension/META-INF/services"));
        Files.writeString(services.resolve(FloorRule.class.getName()), BrokenFloor.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader extended =
                new URLClassLoader(new URL[] {dir.resolve("extension").toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(extended);
            return run(
                    name,
                    MODEL.formatted(name) + "sweep: {grid: " + grid + "}\nreplicates: 100\n",
                    ExitCode.CELLS_FAILED);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Ten thousand cells. */
    public Path large() throws IOException {
        return run(
                "large",
                MODEL.formatted("large")
                        + "sweep: {grid: {learner.beta: {from: 1, to: 2, steps: 100}, learner.labels: {from: 1, to: "
                        + "100, steps: 100}}}\n"
                        + "replicates: 10\n",
                0);
    }
}
