package dev.narrows.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.Commands;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small cell, files of its policies, and what becomes of them. */
final class PolicyFiles {
    static final String MODEL = """
            model:
              family: finite
              contexts: {weights: [0.7, 0.3]}
              codebook: {size: 3}
              cognitive: {type: symmetric, error: 0.2}
              articulation: {type: symmetric, error: 0.1}
              loss: {type: %s}
            """;

    private PolicyFiles() {}

    /** A scenario file of this loss and these keys of the learner. */
    static Path scenario(Path dir, String loss, String learner, int replicates) throws IOException {
        return Files.writeString(
                dir.resolve("small.yaml"),
                "# Question: small?\nformat: 1\nname: small\nseed: 5\n" + MODEL.formatted(loss) + "learner: {" + learner
                        + "}\nreplicates: " + replicates + "\n");
    }

    /** Policies of 2 contexts and 3 labels: the law of each pair of each replicate, as rows of probabilities. */
    static Path laws(Path file, int replicates, IntFunction<double[][]> policy) throws IOException {
        StringBuilder text = new StringBuilder("replicate,s,y,p_0,p_1,p_2\n");
        for (int r = 0; r < replicates; r++) {
            double[][] laws = policy.apply(r);
            for (int c = 0; c < laws.length; c++) {
                text.append(r)
                        .append(',')
                        .append(c / 3)
                        .append(',')
                        .append(c % 3)
                        .append(',');
                text.append(Arrays.stream(laws[c]).mapToObj(Double::toString).collect(Collectors.joining(",")));
                text.append('\n');
            }
        }
        return Files.writeString(file, text);
    }

    /** Every label taken at face value. */
    static String faceValue(int replicates) {
        StringBuilder text = new StringBuilder("replicate,s,y,action\n");
        for (int r = 0; r < replicates; r++) {
            for (int c = 0; c < 6; c++) {
                text.append(String.format(Locale.ROOT, "%d,%d,%d,%d%n", r, c / 3, c % 3, c % 3));
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** What a command says. */
    record Said(int code, String out, String err) {}

    /** Runs a command. */
    static Said say(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.execute(Stream.of(words).map(Object::toString).toArray(String[]::new), out, err);
        return new Said(code, out.toString(), err.toString());
    }

    /** A file of this name below a folder. */
    static Path find(Path above, String name) throws IOException {
        try (Stream<Path> files = Files.walk(above)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    /** The rows of a CSV without its head, as fields. */
    static List<String[]> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** Scores policies into a folder of this name, which must end well; where the results are. */
    static Path score(Path dir, String out, Object... words) throws IOException {
        Path runs = dir.resolve(out);
        List<Object> all = new ArrayList<>(List.of("score"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", runs, "-q"));
        Said said = say(all.toArray());
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        return find(runs, "points.csv").getParent();
    }

    /** The ceilings of one data set that are not from the budget. */
    static List<String> measured(Path folder) throws IOException {
        return rows(folder.resolve("checks.csv")).stream()
                .map(row -> String.join(",", row))
                .filter(row -> row.contains("ceiling_") && row.contains(",high-probability,"))
                .filter(row -> !row.contains("_budget"))
                .map(row -> row.substring(row.indexOf("ceiling_")).replaceAll(",.*", ""))
                .toList();
    }

    /** The rows that {@code export} writes. */
    static List<String[]> replicates(Path dir, Path folder) throws IOException {
        Path csv = dir.resolve("replicates-" + folder.getFileName() + ".csv");
        assertThat(say("export", folder, "--replicates", csv, "-q").code()).isZero();
        return rows(csv);
    }
}
