package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
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
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell that cannot be computed costs no other, and is tried again. */
class FailingCellTest {
    private static volatile boolean broken;

    @TempDir
    private Path dir;

    private Path file;
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader extended;

    /** A floor that cannot be computed for the noisiest channel, as long as it is broken. */
    public static final class FragileFloor implements FiniteFloorRule {
        @Override
        public Statement statement() {
            return new Statement("fragile", "0", "none", Holds.ALWAYS, "trivial");
        }

        @Override
        public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
            if (broken && capacities.cognitive(0).upper() < 0.5) {
                throw new IllegalStateException("fragile");
            }
            return form -> 0;
        }
    }

    @BeforeEach
    void extendTheClassPath() throws IOException {
        Path services = Files.createDirectories(dir.resolve("extension/META-INF/services"));
        Files.writeString(services.resolve(FloorRule.class.getName()), FragileFloor.class.getName());
        extended =
                new URLClassLoader(new URL[] {dir.resolve("extension").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(extended);
        file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.4, 0.06]", 0.05, 300);
        broken = true;
    }

    @AfterEach
    void restoreTheClassPath() throws IOException {
        broken = false;
        Thread.currentThread().setContextClassLoader(before);
        extended.close();
    }

    @Test
    void theOthersGoOnAndOnlyTheFailedIsTriedAgain() throws IOException {
        Path out = dir.resolve("out");
        Batches.Outcome failed = execute("run", "--out", out.toString(), file.toString());
        assertThat(failed.code()).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(failed.out()).contains("cell 1 failed: IllegalStateException: fragile", "3 cells", "1 failed");
        assertThat(Files.readAllLines(failed.folder().resolve("points.csv"))).hasSize(4);
        assertThat(execute("verify", failed.folder().toString()).code()).isZero();
        broken = false;
        Batches.Outcome again = run(out, file);
        assertThat(again.computed()).isLessThanOrEqualTo(300);
        assertThat(results(again.folder()))
                .isEqualTo(results(run(dir.resolve("new"), file).folder()));
    }

    /** That a cell which failed has its result is no loss; that one which had its result fails would be. */
    @Test
    void resultsWithoutAFailureAreKept() throws IOException {
        Path out = dir.resolve("out");
        execute("run", "--out", out.toString(), file.toString());
        broken = false;
        Path folder = run(out, file).folder();
        assertThat(folder.resolve("earlier")).doesNotExist();
        String whole = results(folder);
        broken = true;
        for (int i = 0; i < 2; i++) {
            Batches.Outcome failed = execute("run", "--out", out.toString(), file.toString());
            assertThat(failed.code()).isEqualTo(ExitCode.CELLS_FAILED);
        }
        try (Stream<Path> kept = Files.list(folder.resolve("earlier"))) {
            List<Path> earlier = kept.toList();
            assertThat(earlier).hasSize(1);
            assertThat(results(earlier.get(0))).isEqualTo(whole);
            assertThat(execute("verify", earlier.get(0).toString()).code()).isZero();
        }
    }

    @Test
    void aPlanSaysWhatItsPilotCouldNotFind() {
        Batches.Outcome failed = execute("plan", "--select", "cell == 1", file.toString());
        assertThat(failed.out()).contains("no cell of the pilot gave a result").doesNotContain("MB");
        assertThat(execute("plan", "--select", "cell == 1", "--format", "json", file.toString())
                        .out())
                .contains("\"bytes_per_cell\":null", "\"disk_bytes\":null");
        broken = false;
        assertThat(execute("plan", "--select", "cell == 1", file.toString()).out())
                .contains("MB of values", "disk  ");
    }

    @Test
    void theBatchCanStopAtTheFirst() {
        Batches.Outcome stopped =
                execute("run", "--on-error", "stop", "--out", dir.resolve("out").toString(), file.toString());
        assertThat(stopped.code()).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(stopped.err()).hasLineCount(1).contains("stopped at a failed cell: 2 of 3 cells done");
    }

    @Test
    void theFilesAfterAFailedCellRunToo() throws IOException {
        Path other = Files.writeString(
                dir.resolve("other.yaml"),
                Files.readString(file).replace("name: small", "name: other").replace("0.4", "0.07"));
        Path out = dir.resolve("out");
        Batches.Outcome outcome =
                execute("run", "-q", "--format", "json", "--out", out.toString(), file.toString(), other.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(outcome.out()).hasLineCount(2).contains("\"scenario\":\"small\"", "\"scenario\":\"other\"");
        Batches.Outcome stopped = execute(
                "run",
                "-q",
                "--on-error",
                "stop",
                "--out",
                dir.resolve("stopped").toString(),
                file.toString(),
                other.toString());
        assertThat(stopped.code()).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(stopped.err().lines())
                .containsExactly(
                        "small: stopped at a failed cell: 2 of 3 cells done; the same command goes on",
                        "not begun: " + other);
        assertThat(dir.resolve("stopped/other")).doesNotExist();
    }
}
