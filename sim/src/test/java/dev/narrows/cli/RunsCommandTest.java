package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.narrows.result.StoredRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies below a folder of all runs; what is not the latest can be removed, and nothing else. */
class RunsCommandTest {
    @TempDir
    private Path dir;

    private Path out;
    private Path whole;
    private Path earlier;
    private Path selected;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.2]", 0.05, 200);
        run(out, file);
        whole = run(out, file, "--replicates", "300").folder();
        selected =
                run(out, file, "--replicates", "300", "--select", "cell == 1").folder();
        try (Stream<Path> kept = Files.list(whole.resolve("earlier"))) {
            earlier = kept.findFirst().orElseThrow();
        }
    }

    private JsonNode json() {
        return new JsonMapper()
                .readTree(execute("runs", "--format", "json", out.toString()).out())
                .get("runs");
    }

    @Test
    void everyStateHasALineTheNewestLast() throws IOException {
        List<String> lines = execute("runs", out.toString()).out().lines().toList();
        assertThat(lines).hasSize(5).last().isEqualTo("not shown: command");
        List<Path> order = List.of(earlier, whole, selected);
        for (int i = 0; i < 3; i++) {
            assertThat(lines.get(i + 1)).startsWith(out.relativize(order.get(i)) + "  ");
            assertThat(json().get(i).get("folder").stringValue())
                    .isEqualTo(order.get(i).toString());
        }
        assertThat(lines.get(1)).containsPattern("Z  20[-0-9]{8} [0-9:]{5} +3  3 hold +[0-9.]+ kB$");
        assertThat(json().get(0).get("command").stringValue()).startsWith("run -v --out ");
        assertThat(lines.get(3)).contains(" 1  1 hold ");
        assertThat(json().get(2).get("verdicts").get("holds").intValue()).isEqualTo(1);
        try (CsvReader<?> csv = CsvReader.builder()
                .ofNamedCsvRecord(
                        execute("runs", "--format", "csv", out.toString()).out())) {
            assertThat(csv.stream()).hasSize(3);
        }
    }

    /** What counts is whole on a terminal of 80 columns, and everything is there on one of 120. */
    @Test
    void verdictsAndCommandsAreWhole() throws IOException {
        Batches.execute("run", "-q", "--out", out.toString(), few().toString());
        List<StoredRun> runs = StoredRun.below(out);
        String narrow = RunsCommand.table(out, runs, new Screen(80, false));
        assertThat(narrow).contains("3 inconclusive, 9 unmet").contains("not shown: ");
        String wide = RunsCommand.table(out, runs, new Screen(120, false));
        assertThat(wide)
                .contains("3 inconclusive, 9 unmet")
                .contains("run -q --out " + out + " " + few())
                .doesNotContain("not shown", "...");
    }

    private Path few() throws IOException {
        return Batches.write(
                dir.resolve("few.yaml"),
                "few",
                2,
                "expect: [bayes_risk < 0, floor_best < 0, risk_mean < 0]\nsweep: {grid: {learner.labels: [5, 6, "
                        + "7]}}\n");
    }

    /** Files of two names count once: together what the disk has. */
    @Test
    void sizesAddUpToWhatIsOnTheDisk() throws IOException {
        long listed = 0;
        for (JsonNode run : json()) {
            listed += run.get("bytes").longValue();
        }
        java.util.Map<Object, Long> onDisk = new java.util.HashMap<>();
        for (Path path : Batches.files(out)) {
            onDisk.put(Files.getAttribute(path, "unix:ino"), Files.size(path));
        }
        assertThat(listed)
                .isEqualTo(onDisk.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void whatHasNotFinishedIsSaid() throws IOException {
        Files.delete(whole.resolve("manifest.json"));
        assertThat(execute("runs", out.toString()).out()).contains("not finished");
        assertThat(execute("runs", dir.resolve("none").toString()).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void pruneSaysAndOnlyWithYesRemoves() throws IOException {
        String results = results(whole);
        List<Path> before = Batches.files(out);
        String said = execute("runs", "--prune", out.toString()).out();
        assertThat(said).hasLineCount(3).contains("would remove " + earlier, "would remove " + selected, "2 results, ");
        assertThat(Batches.files(out)).isEqualTo(before);
        Batches.Outcome pruned = execute("runs", "--prune", "--yes", out.toString());
        assertThat(pruned.out()).contains("removed " + earlier, "removed " + selected);
        assertThat(earlier).doesNotExist();
        assertThat(selected).doesNotExist();
        assertThat(results(whole)).isEqualTo(results);
        assertThat(execute("verify", whole.toString()).err()).isEmpty();
        assertThat(execute("runs", "--prune", out.toString()).out()).startsWith("0 results");
        assertThat(execute("runs", "--yes", out.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderInUseStays() throws IOException {
        try (FileChannel held = FileChannel.open(whole.resolve(".lock"), StandardOpenOption.WRITE)) {
            assertThat(held.tryLock()).isNotNull();
            Batches.Outcome pruned = execute("runs", "--prune", "--yes", out.toString());
            assertThat(pruned.code()).isEqualTo(ExitCode.IN_USE);
            assertThat(pruned.out()).startsWith("0 results");
        }
        assertThat(execute("verify", earlier.toString(), selected.toString()).err())
                .isEmpty();
    }

    /** A scenario of that name has its latest results there. */
    @Test
    void aScenarioNamedEarlierIsNoEarlierResult() throws IOException {
        Path file = dir.resolve("named.yaml");
        Files.writeString(file, Files.readString(dir.resolve("small.yaml")).replace("name: small", "name: earlier"));
        Path named = run(out, file).folder();
        assertThat(named.getParent()).isEqualTo(out.resolve("earlier"));
        assertThat(execute("runs", "--prune", "--yes", out.toString()).out()).contains("2 results");
        assertThat(execute("verify", named.toString()).err()).isEmpty();
    }

    /** What a link leads to is never removed. */
    @Test
    void noLinkIsFollowedWhenRemoving() throws IOException {
        Path mine = Files.createDirectories(dir.resolve("mine"));
        Files.writeString(mine.resolve("precious"), "x");
        Files.createSymbolicLink(earlier.resolve("link"), mine);
        assertThat(execute("runs", "--prune", "--yes", out.toString()).code()).isZero();
        assertThat(mine.resolve("precious")).hasContent("x");
    }
}
