package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted and seldom meant is said with its place, and with {@code --strict} nothing runs. */
class WarningsTest {
    private static final String MODEL = """
            format: 1
            name: base
            seed: 1
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: noiseless, size: 2}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            """;

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.execute(words, out, err);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("f.yaml"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cognitive: {type: noiseless, size: 2} | cognitive: {type: confusion, counts: [[900, 100], [10, "
                        + "90]]} | "
                        + "7:40: warning at model.cognitive.counts: row 0 has the share 0.909 of the counts, its "
                        + "probability in the model is 0.5 (chi-squared 736.364, above 36.065 by chance in less than "
                        + "1e-6); is the prior the one of the data?",
                "cognitive: {type: noiseless, size: 2} | "
                        + "names: {targets: [cat, dog]}NL  cognitive: {type: confusion, counts: [[900, 100], [10, "
                        + "90]]} | "
                        + "8:40: warning at model.cognitive.counts: row cat has the share 0.909 of the counts, its "
                        + "probability in the model is 0.5 (chi-squared 736.364, above 36.065 by chance in less than "
                        + "1e-6); is the prior the one of the data?",
                "cognitive: {type: noiseless, size: 2} | cognitive: {type: confusion, counts: [[480, 20], [260, "
                        + "240]]} | ",
                "cognitive: {type: noiseless, size: 2} | cognitive: {type: confusion, counts: [[480, 260], [20, "
                        + "240]]} | "
                        + "7:40: warning at model.cognitive.counts: row 0 has the share 0.74 of the counts, its "
                        + "probability in the model is 0.5 (chi-squared 230.4, above 36.065 by chance in less than "
                        + "1e-6); the columns' shares fit: transposed?",
                "articulation: {type: noiseless, size: 2} | articulation: {type: confusion, counts: [[90, 10], [1, "
                        + "899]]} | "
                        + "8:43: warning at model.articulation.counts: row 0 has the share 0.1 of the counts, its "
                        + "probability in the model is 0.5 (chi-squared 640, above 36.065 by chance in less than "
                        + "1e-6); "
                        + "is the prior the one of the data?",
                "cognitive: {type: noiseless, size: 2} | cognitive: {type: confusion, counts: [[0.8, 0.2], [0.1, "
                        + "0.1]]} | ",
                "codebook: {size: 2} | codebook: {size: 2, prior: [0.9, 0.1]} | ",
                "loss: {type: zero-one} | loss: {type: zero-one}NLprecision: {half-width: 5} | "
                        + "10:25: warning at precision.half-width: is 5, and a risk lies from 0 to 1; 5 %? write 0.05",
                "loss: {type: zero-one} | loss: {type: zero-one}NLprecision: {half-width: 1} | "
                        + "10:25: warning at precision.half-width: is 1, and a risk lies from 0 to 1",
                "loss: {type: zero-one} | loss: {type: zero-one}NLprecision: {half-width: 5, of: kl} | ",
                "loss: {type: zero-one} | loss: {type: zero-one}NLconfidence: 0.05 | 10:13: warning at confidence: "
                        + "is 0.05; "
                        + "0.95 is the confidence that leaves 5 % for errors",
                "loss: {type: zero-one} | loss: {type: zero-one}NLconfidence: 0.5 | ",
                "loss: {type: zero-one} | loss: {type: zero-one}NLbounds: {delta: 0.95} | 10:17: warning at "
                        + "bounds.delta: "
                        + "is 0.95, the probability that a ceiling may fail; for ceilings at 95 % write 0.05",
                "loss: {type: zero-one} | loss: {type: zero-one}NLbounds: {delta: 0.5} | ",
            })
    void saysWhatIsSeldomMeant(String from, String to, String warning) throws IOException {
        Path file = file(MODEL.replace(from, to.replace("NL", "\n")));
        assertThat(run("validate", file.toString())).isZero();
        List<String> warnings =
                err.toString().lines().filter(line -> line.contains("warning")).toList();
        assertThat(warnings).isEqualTo(warning == null ? List.of() : List.of(file + ":" + warning));
        assertThat(run("validate", "--strict", file.toString()))
                .isEqualTo(warning == null ? ExitCode.OK : ExitCode.REFUSED);
    }

    private static final String FOUR = MODEL.replace("noiseless, size: 2", "noiseless, size: 4");

    @Test
    void aCodebookOfFewerValuesThanTheChannel() throws IOException {
        Path file = file(FOUR);
        assertThat(run("validate", file.toString())).isZero();
        assertThat(err)
                .hasToString(file + ":6:20: warning at model.codebook.size: uses 2 of the 4 rows of cognitive\n"
                        + "  codebook: {size: 2}\n                   ^\n");
        file(FOUR.replace("codebook: {size: 2}", "codebook: {words: [[0, 3]]}"));
        assertThat(run("validate", file.toString())).isZero();
        assertThat(err.toString()).startsWith(file + ":6:21: warning at model.codebook.words: uses 2 of the 4 rows");
        file(FOUR.replace(
                "codebook: {size: 2}", "contexts: {weights: [0.5, 0.5]}\n  codebook: {words: [[0, 3], [2, 1]]}"));
        assertThat(run("validate", file.toString())).isZero();
        assertThat(err).hasToString("");
    }

    /** Only cells are run: the file's own value is none where the sweep has others. */
    @Test
    void theFirstCellOfASweepIsLookedAt() throws IOException {
        Path file = file(FOUR + "sweep: {grid: {model.codebook.size: [4, 2]}}\n");
        assertThat(run("validate", file.toString())).isZero();
        assertThat(err).hasToString("");
        file(FOUR + "sweep: {grid: {model.codebook.size: [3, 2]}}\n");
        assertThat(run("validate", file.toString())).isZero();
        assertThat(err.toString()).startsWith(file + ":10:38: warning at model.codebook.size: uses 3 of the 4 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beta=0,5 | 2 | beta=0,5: 0,5 are two values, 0 and 5; 0.5 is one (0, 5 with a blank: two without "
                        + "this warning)",
                "beta=0, 5 | 2 |",
                "beta=0.5 | 1 |",
                "labels=10,100 | 2 |",
                "beta=0,5,10 | 3 |"
            })
    void aDecimalCommaOfAnOptionIsWarnedOf(String setting, int cells, String warning) throws IOException {
        Path file = file(MODEL);
        assertThat(run("validate", file.toString(), "--set", setting)).isZero();
        assertThat(out.toString()).startsWith(file + ": valid: base, " + cells + " cell");
        assertThat(err).hasToString(warning == null ? "" : file + ": warning: --set " + warning + "\n");
    }

    /** What each file is, whatever the others are. */
    @Test
    void everyFileHasItsState() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), MODEL);
        Path warned = Files.writeString(folder.resolve("warned.yaml"), MODEL + "confidence: 0.05\n");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), MODEL + "confidence: 0.05\nreplicates: 0\n");
        String warning = ":10:13: warning at confidence: is 0.05; 0.95 is the confidence that leaves 5 % for errors\n"
                + "confidence: 0.05\n            ^\n";
        String[] files = {"validate", bad.toString(), warned.toString(), good.toString()};
        assertThat(run(files)).isEqualTo(ExitCode.REFUSED);
        assertThat(err)
                .hasToString(bad + ":11:13: error at replicates: is 0, must be from 1 to 10000000\nreplicates: 0\n"
                        + "            ^\n" + bad + warning + warned + warning);
        assertThat(out)
                .hasToString(
                        bad + ": refused: 1 error, 1 warning\n" + warned + ": valid: base, 1 cell of 1000 replicates\n"
                                + good + ": valid: base, 1 cell of 1000 replicates\n");
        assertThat(run("validate", "--strict", warned.toString(), good.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out)
                .hasToString(warned + ": refused: 1 warning\n" + good + ": valid: base, 1 cell of 1000 replicates\n");
    }

    @Test
    void allErrorsArePrintedWhereAskedFor() throws IOException {
        String keys =
                IntStream.range(0, 60).mapToObj(i -> "wrong" + i + ": 1\n").collect(Collectors.joining());
        Path file = file(MODEL + keys);
        assertThat(run("validate", file.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString().lines().filter(line -> line.contains(": error at ")))
                .hasSize(50);
        assertThat(err.toString()).endsWith("\n... and 10 more errors or warnings: --all prints them\n");
        assertThat(out).hasToString(file + ": refused: 60 errors\n");
        assertThat(run("validate", "--all", file.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString().lines().filter(line -> line.contains(": error at ")))
                .hasSize(60);
        assertThat(err.toString()).doesNotContain("more error");
        assertThat(run("run", file.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).endsWith("\n... and 10 more errors\nsee: narrows validate --all\n");
    }

    @Test
    void strictRunsNothing() throws IOException {
        Path file = file(FOUR);
        Path runs = folder.resolve("runs");
        assertThat(run("run", file.toString(), "--strict", "--replicates", "2", "--out", runs.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).startsWith(file + ":6:20: warning at model.codebook.size: uses 2 of the 4 rows");
        assertThat(runs).doesNotExist();
        assertThat(run("run", file.toString(), "-q", "--replicates", "2", "--out", runs.toString()))
                .isZero();
        assertThat(err.toString()).doesNotContain("warning");
    }

    @Test
    void shippedScenariosHaveNone() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../scenarios"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                run("validate", file.toString());
                assertThat(err.toString()).as("%s", file).doesNotContain("warning");
            }
        }
    }
}
