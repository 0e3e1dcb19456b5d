package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Halt;
import dev.narrows.experiment.Latency;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress counts what is done, says as much as is asked for, and changes no result. */
class ProgressTest {
    private static final Path RATERS = Path.of("..", "scenarios", "real-raters.yaml");

    @TempDir
    private Path dir;

    @Test
    void verboseNamesEveryCellAndQuietNone() {
        Outcome verbose = Outcome.of("run", RATERS.toString(), "--out", dir.toString(), "-v");
        assertThat(verbose.err())
                .hasLineCount(6)
                .contains("cell 0 (labels=10): holds, risk 0.33")
                .contains("1000 replicates");
        Outcome quiet = Outcome.of("run", RATERS.toString(), "--out", dir.toString(), "-v", "-q");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(verbose.out());
    }

    @Test
    void countsEveryReplicateAndCell() throws Exception {
        Scenario scenario = ScenarioReader.read(RATERS, new Overrides(OptionalLong.empty(), OptionalLong.of(300_000)));
        Latency latency = new Latency();
        List<Pace> seen = Collections.synchronizedList(new ArrayList<>());
        ProgressDisplay display = new ProgressDisplay() {
            @Override
            public void show(Pace pace) {
                seen.add(pace);
            }

            @Override
            public void line(String line) {
                throw new IllegalStateException("no line was asked for");
            }

            @Override
            public void close() {
                seen.add(null);
            }
        };
        try (Progress progress = new Progress(scenario, latency, () -> true, Progress.Detail.PACE, display, 1)) {
            new Experiment(scenario, 2, latency).run(progress::add);
        }
        assertThat(latency.replicates()).isEqualTo(1_200_000);
        assertThat(seen).hasSizeGreaterThan(5).endsWith((Pace) null);
        List<Pace> paces = seen.subList(0, seen.size() - 1);
        assertThat(paces).isSortedAccordingTo((a, b) -> Long.compare(a.done(), b.done()));
        assertThat(paces)
                .allMatch(pace -> pace.done() <= pace.total() && pace.total() == 1_200_000 && pace.allCells() == 4)
                .allMatch(Pace::again);
        assertThat(paces.get(paces.size() / 2).done()).isPositive();
    }

    /** What is computed again takes its time, and is said with a rate and the time left. */
    @Test
    void replicatesThatAreComputedAgainCount() throws Exception {
        Scenario scenario = ScenarioReader.read(RATERS, new Overrides(OptionalLong.empty(), OptionalLong.of(1_000)));
        for (int run = 0; run < 2; run++) {
            Latency latency = new Latency();
            try (RunFolder folder = new RunFolder(scenario, dir, RunFolder.Opening.of(FileOperations.SYSTEM))) {
                Experiment experiment = new Experiment(scenario, 1, latency, folder.journal(), new Halt());
                assertThat(experiment.nothingNew()).isFalse();
                experiment.run(outcome -> {});
                assertThat(experiment.nothingNew()).isEqualTo(run == 1);
            }
            assertThat(latency.replicates()).isEqualTo(4_000);
        }
    }

    @Test
    void saysRateAndTimeLeft() {
        assertThat(new Pace(1, 4, 1000, 5000, 500, 2, false).text())
                .isEqualTo("1 of 4 cells, 1000 of 5000 replicates, 250/s, about 16 s left");
        Pace again = new Pace(1, 4, 1000, 5000, 500, 2, true);
        assertThat(again.text())
                .isEqualTo("1 of 4 cells, 1000 of 5000 replicates, what the journal has, 250/s, about 16 s left");
        assertThat(again.brief()).isEqualTo("1/4 again 250/s 16 s");
        assertThat(new Pace(0, 4, 0, 5000, 0, 0, false).speed()).isEqualTo("0/s");
        assertThat(Pace.duration(180)).isEqualTo("3 min");
        assertThat(Pace.duration(9000)).isEqualTo("2.5 h");
    }

    @Test
    void theBarIsGoneAtTheEndAndLinesStay() throws Exception {
        StringWriter err = new StringWriter();
        ProgressBarDisplay bar = new ProgressBarDisplay(err, "a-name-that-is-long", 79);
        bar.show(new Pace(1, 4, 1000, 5000, 1000, 2, false));
        bar.line("cell 0: holds");
        bar.close();
        String shown = err.toString();
        assertThat(shown)
                .contains("1000/5000")
                .contains("1/4 cells 500/s 8 s")
                .contains("cell 0: holds\n")
                .endsWith(" \r");
        assertThat(shown.lines().filter(line -> !line.startsWith("\r")).toList())
                .allMatch(line -> line.length() < 80);
    }

    /** A bar that is wider than its terminal begins a new line whenever it is drawn. */
    @ParameterizedTest
    @ValueSource(ints = {49, 59, 75, 79, 200})
    void theBarIsNoWiderThanItMayBe(int width) throws Exception {
        StringWriter err = new StringWriter();
        ProgressBarDisplay bar = new ProgressBarDisplay(err, "a-name-that-is-long", width);
        bar.show(new Pace(1_000, 4_000, 1_000_000, 50_000_000, 1_000_000, 20, false));
        bar.close();
        assertThat(err.toString()).contains("%");
        assertThat(err.toString().split("\r"))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() <= Math.min(79, width));
    }

    @Test
    void aFileIsNoTerminal() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThat(StandardStream.terminal(Files.createSymbolicLink(dir.resolve("2"), file)))
                .isFalse();
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        assertThat(StandardStream.terminal(Files.createSymbolicLink(dir.resolve("3"), Path.of("/dev/pts/7"))))
                .isEqualTo(!dumb);
    }
}
