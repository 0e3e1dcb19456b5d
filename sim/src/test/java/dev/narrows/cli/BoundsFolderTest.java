package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bounds --out} keeps, and what is drawn of it. */
class BoundsFolderTest {
    @TempDir
    private Path dir;

    private Path file;
    private Path out;

    @BeforeEach
    void setUp() throws IOException {
        file = Batches.write(dir.resolve("kept.yaml"), "kept", 40, """
                sweep:
                  grid:
                    model.cognitive.error: [0.05, 0.1]
                    model.articulation.error: [0.2, 0.3, 0.4]
                """);
        out = dir.resolve("new/bounds");
    }

    private Batches.Outcome bounds(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"bounds", file.toString(), "--out", out.toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return execute(words);
    }

    @Test
    void theFolderHasWhatIsPrinted() throws IOException {
        Batches.Outcome kept = bounds();
        assertThat(kept.code()).as(kept.err()).isZero();
        assertThat(kept.err()).isEqualTo("bounds: " + out + "\n");
        assertThat(kept.out()).isEqualTo(execute("bounds", file.toString()).out());
        for (String format : new String[] {"csv", "json"}) {
            assertThat(Files.readString(out.resolve("bounds." + format)))
                    .isEqualTo(execute("bounds", file.toString(), "--format", format)
                            .out());
        }
        // two errors of the cognitive stage, each with three columns along that of the articulation
        assertThat(count(Files.readString(out.resolve("bounds.svg")), "class=\"point\""))
                .isEqualTo(6 * 3);
        byte[] csv = Files.readAllBytes(out.resolve("bounds.csv"));
        assertThat(bounds().code()).isZero();
        assertThat(Files.readAllBytes(out.resolve("bounds.csv"))).isEqualTo(csv);
    }

    @Test
    void ofSharesAloneTheFigureShowsThese() throws IOException {
        String columns = "tightness_floor_best,tightness_floor_paper";
        assertThat(execute("bounds", file.toString(), "--out", out.toString(), "--columns", columns)
                        .err())
                .isEqualTo("bounds: " + out + "\n");
        assertThat(count(Files.readString(out.resolve("bounds.svg")), "class=\"point\""))
                .isEqualTo(6 * 2);
    }

    @Test
    void plotDrawsItsColumnsAndOtherVerbsRefuseIt() throws IOException {
        bounds();
        Path svg = dir.resolve("figure.svg");
        Batches.Outcome drawn = execute(
                "plot",
                out.toString(),
                "--x",
                "articulation.error",
                "--y",
                "floor_best,bayes_risk",
                "--by",
                "cognitive.error",
                "--where",
                "articulation.error < 0.35",
                "--out",
                svg.toString());
        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(count(Files.readString(svg), "class=\"point\"")).isEqualTo(2 * 2 * 2);
        Batches.Outcome missing = execute(
                "plot", out.toString(), "--x", "articulation.error", "--y", "risk_mean", "--out", svg.toString());
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err()).contains("--y: \"risk_mean\" is not among the columns of ");
        for (String verb : new String[] {"report", "explain"}) {
            Batches.Outcome refused = execute(verb, out.toString());
            assertThat(refused.code()).as(verb).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).as(verb).contains(out.toString());
        }
    }

    @Test
    void whatIsNotItsOwnStays() throws IOException {
        Files.createDirectories(out);
        Path foreign = Files.writeString(out.resolve("notes.txt"), "mine");
        Batches.Outcome refused = bounds();
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .isEqualTo(
                        "narrows: " + out + ": holds notes.txt, must be a new folder, an empty one or one of bounds\n");
        assertThat(out.toFile().list()).containsExactly("notes.txt");
        assertThat(Files.readString(foreign)).isEqualTo("mine");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void severalFilesHaveNoFolder() {
        Batches.Outcome refused = bounds(file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--out: is of one FILE, not of 2");
        assertThat(out).doesNotExist();
    }

    /** A sweep of names has no figure; an earlier one goes. */
    @Test
    void withoutASweptNumberThereIsNoFigure() throws IOException {
        bounds();
        file = Batches.write(dir.resolve("one.yaml"), "one", 40, "");
        assertThat(bounds().code()).isZero();
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder("bounds.csv", "bounds.json", "scenario.resolved.yaml");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
