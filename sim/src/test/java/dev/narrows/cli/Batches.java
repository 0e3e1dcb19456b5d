package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Small batches for the tests of journals: a scenario with holes to fill, and its runs. */
final class Batches {
    private static final String MODEL = """
            format: 1
            name: NAME
            seed: 11
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.1}
              articulation: {type: symmetric, size: 3, error: 0.2}
              loss: {type: absolute}
            learner: {labels: 30, beta: 2}
            replicates: REPLICATES
            """;

    private Batches() {}

    /** The shipped scenario of a real crowd, its channel written out. */
    static String raters() throws IOException {
        return Files.readString(Path.of("..", "scenarios", "real-raters.yaml"))
                .replace(
                        "{type: file, path: judges/sentiment.yaml}",
                        "{type: confusion, counts: [[2245, 300], [1349, 1106]]}");
    }

    /** A scenario file that sweeps the first error. */
    static Path write(Path file, String errors, double delta, int replicates) throws IOException {
        return write(file, "small", replicates, """
                bounds: {delta: DELTA}
                sweep: {grid: {model.cognitive.error: ERRORS}}
                """.replace("DELTA", Double.toString(delta))
                .replace("ERRORS", errors));
    }

    /** A scenario file with more keys after those of the model. */
    static Path write(Path file, String name, int replicates, String more) throws IOException {
        return Files.writeString(
                file, MODEL.replace("NAME", name).replace("REPLICATES", Integer.toString(replicates)) + more);
    }

    /** What a command printed and how it ended. */
    record Outcome(int code, String out, String err) {
        /** The folder of the run: the last line. */
        Path folder() {
            return Path.of(err.lines().reduce((a, b) -> b).orElseThrow());
        }

        /** The replicates that were computed, as -v says. */
        long computed() {
            return Long.parseLong(err.replaceAll("(?s).*replicates: ([0-9]+) computed.*", "$1"));
        }
    }

    static Outcome execute(FileOperations operations, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(arguments, out, err, operations);
        return new Outcome(code, out.toString(), err.toString());
    }

    static Outcome execute(String... arguments) {
        return execute(FileOperations.SYSTEM, arguments);
    }

    /** A run that must end well. */
    static Outcome run(Path out, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "-v", "--out", out.toString(), file.toString()));
        arguments.addAll(Arrays.asList(more));
        Outcome outcome = execute(arguments.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    /** The bytes that must be equal, one text. */
    static String results(Path folder) throws IOException {
        return Files.readString(folder.resolve("points.csv"))
                + Files.readString(folder.resolve("checks.csv"))
                + Files.readString(folder.resolve("points.json")).replaceAll("\"folder\":\".*\"", "");
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Path segment(Path folder) {
        return folder.resolve("journal").resolve("000001.journal");
    }
}
