package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.cli.Batches.Outcome;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel in a file of its own is, once read, the same as if it were written out in the scenario. */
class ChannelFileTest {
    private static final String COUNTS = "{type: confusion, counts: [[2245, 300], [1349, 1106]]}";
    private static final String SCENARIO = """
            format: 1
            name: judged
            seed: 5
            model:
              family: finite
              codebook: {size: 2, prior: [0.509, 0.491]}
              cognitive: {type: noiseless, size: 2}
              articulation: CHANNEL
              loss: {type: zero-one}
            learner: {labels: 20}
            replicates: 30
            """;

    @TempDir
    private Path dir;

    @BeforeEach
    void writeJudge() throws IOException {
        judge("judge.yaml", COUNTS);
    }

    private Path judge(String name, String channel) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file, "format: 1\nchannel: " + channel + "\nmeasured: {source: ratings.csv, ratings: 5000}\n");
    }

    private Path scenario(String name, String channel, String more) throws IOException {
        return Files.writeString(dir.resolve(name), SCENARIO.replace("CHANNEL", channel) + more);
    }

    private Scenario read(String channel, String more) throws IOException, ScenarioException {
        return ScenarioReader.read(scenario("s.yaml", channel, more), Overrides.none());
    }

    private List<String> errors(String channel) throws IOException {
        try {
            read(channel, "");
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream()
                    .map(one -> one.format().lines().findFirst().orElseThrow().replace(dir + "/", ""))
                    .toList();
        }
    }

    private static void assertSame(Scenario one, Scenario other) {
        assertThat(one.resolved()).isEqualTo(other.resolved());
        assertThat(one.folderHash()).isEqualTo(other.folderHash());
        for (int i = 0; i < other.cellCount(); i++) {
            assertThat(one.cell(i).valueDigest()).isEqualTo(other.cell(i).valueDigest());
            assertThat(one.cell(i).at()).isEqualTo(other.cell(i).at());
        }
    }

    @Test
    void isTheChannelThatItHolds() throws Exception {
        assertSame(read("{type: file, path: judge.yaml}", ""), read(COUNTS, ""));
        judge("sub/raters.yaml", "{type: symmetric, size: 2, error: 0.1}");
        for (String outer : List.of(
                "{type: lapse, rate: 0.1, channel: INNER}",
                "{type: sycophantic, alpha: 0.2, favoured: 1, channel: INNER}",
                "{per-context: [INNER]}")) {
            Scenario written = read(outer.replace("INNER", "{type: symmetric, size: 2, error: 0.1}"), "");
            assertSame(read(outer.replace("INNER", "{type: file, path: sub/raters.yaml}"), ""), written);
            assertSame(
                    read(outer.replace("INNER", "{type: file, path: " + dir.resolve("sub/raters.yaml") + "}"), ""),
                    written);
        }
        judge("contexts.yaml", "{per-context: [" + COUNTS + "]}");
        assertSame(read("{type: file, path: contexts.yaml}", ""), read("{per-context: [" + COUNTS + "]}", ""));
    }

    private Path named(String names) throws IOException {
        return Files.writeString(
                dir.resolve("judge.yaml"), "format: 1\nchannel: " + COUNTS + "\nnames: " + names + "\n");
    }

    /** Names change no number, and are read as strictly as the rest. */
    @Test
    void mayNameItsValues() throws Exception {
        named("{targets: ['no', 'yes'], labels: ['0', \"a, \\u201cb\"], contexts: [all]}");
        assertSame(read("{type: file, path: judge.yaml}", ""), read(COUNTS, ""));
        Outcome capacity = Batches.execute("capacity", dir.resolve("judge.yaml").toString());
        assertThat(capacity.out()).contains("rows: no, yes; columns: 0, a, \u201cb");
        named("{targets: [a], labels: [a, a], contexts: [a, b], raters: [c]}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactlyInAnyOrder(
                        "judge.yaml:3:18: error at names.targets: has 1 entry, must have 2",
                        "judge.yaml:3:35: error at names.labels[1]: is \"a\" for the second time, must be another name",
                        "judge.yaml:3:49: error at names.contexts: has 2 entries, must have 1",
                        "judge.yaml:3:65: error at names.raters: stands beside contexts, must be one of the two: raters"
                                + " are contexts that say who gave the label");
        named("{targets: [0, 1]}");
        assertThat(errors("{type: file, path: judge.yaml}")).hasSize(2);
    }

    @Test
    void canBeSweptNamedAndSet() throws Exception {
        judge("other.yaml", "{type: confusion, counts: [[9, 1], [2, 8]]}");
        String grid = "sweep: {grid: {articulation: [A, B]}}\n";
        String other = "{type: confusion, counts: [[9, 1], [2, 8]]}";
        Scenario written = read(COUNTS, grid.replace("A", COUNTS).replace("B", other));
        assertThat(written.cellCount()).isEqualTo(2);
        String files =
                grid.replace("A", "{type: file, path: judge.yaml}").replace("B", "{type: file, path: other.yaml}");
        assertSame(read("{type: file, path: judge.yaml}", files), written);
        assertSame(read("$judge", "let: {judge: {type: file, path: judge.yaml}}\n"), read(COUNTS, ""));
        Path plain = scenario("plain.yaml", COUNTS, "");
        assertSame(ScenarioReader.read(plain, set("{type: file, path: other.yaml}")), read(other, ""));
        Scenario set = ScenarioReader.read(plain, set("{type: file, path: judge.yaml},{type: file, path: other.yaml}"));
        assertSame(set, written);
    }

    private static Overrides set(String channel) {
        return Overrides.none().withSetting(Setting.parse("articulation=" + channel));
    }

    @Test
    void keysOfTheFileCanBeSweptAndSet() throws Exception {
        judge("judge.yaml", "{type: symmetric, size: 2, error: 0.1}");
        String sweep = "sweep: {grid: {articulation.error: [0.1, 0.3]}}\n";
        assertSame(
                read("{type: file, path: judge.yaml}", sweep), read("{type: symmetric, size: 2, error: 0.1}", sweep));
    }

    @Test
    void resultsNeedTheFileNoMore() throws Exception {
        Path file = scenario("s.yaml", "{type: file, path: judge.yaml}", "");
        Path written = scenario("w.yaml", COUNTS, "");
        Outcome run = Batches.run(dir.resolve("runs"), file);
        Path first = Batches.run(dir.resolve("shards"), file, "--shard", "1/2").folder();
        Path second = Batches.run(dir.resolve("shards"), file, "--shard", "2/2").folder();
        judge("judge.yaml", "{type: confusion, counts: [[1, 1], [1, 1]]}");
        assertThat(Batches.execute("replay", run.folder().toString(), "--replicate", "3")
                        .code())
                .isZero();
        Files.delete(dir.resolve("judge.yaml"));
        assertThat(Batches.execute("replay", run.folder().toString(), "--replicate", "3")
                        .code())
                .isZero();
        assertThat(Batches.execute("verify", run.folder().toString()).code()).isZero();
        assertThat(Batches.execute("merge", first.toString(), second.toString()).code())
                .isZero();
        // the same model written out goes on with what was kept
        Outcome again = Batches.run(dir.resolve("runs"), written, "--replace");
        assertThat(again.folder()).isEqualTo(run.folder());
        assertThat(Batches.execute("bounds", file.toString()).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aCellTravelsWithoutTheFile() throws Exception {
        Cell cell = read("{type: file, path: judge.yaml}", "").cell(0);
        Files.delete(dir.resolve("judge.yaml"));
        Cell opened = Cell.of(0, cell.at(), cell.seed(), cell.resolved());
        assertThat(opened.valueDigest()).isEqualTo(cell.valueDigest());
    }

    @Test
    void errorsOfTheFileHaveItsOwnLines() throws Exception {
        judge("judge.yaml", "{type: confusion, counts: [[1, -1], [1, 1]]}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly("judge.yaml:2:41: error at channel.counts[0][1]: is -1, must be at least 0");
        Files.writeString(dir.resolve("judge.yaml"), "format: 1\nchanel: " + COUNTS + "\n");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly("judge.yaml:2:1: error at chanel: unknown key, did you mean channel? "
                        + "(allowed: format, channel, names, measured)");
        judge("judge.yaml", "{type: symmetric, error: 0.1}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly(
                        "judge.yaml:2:10: error at channel.size: is missing, " + "must be an integer from 2 to 4096");
        judge("judge.yaml", "{type: file, path: judge.yaml}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly("judge.yaml:2:10: error at channel: names a channel file, which only a scenario may "
                        + "that is itself read from a file");
        judge("judge.yaml", COUNTS + "\n measured: 2");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .singleElement()
                .asString()
                .startsWith("judge.yaml:3:");
        Files.writeString(dir.resolve("judge.yaml"), "format: 2\nchannel: " + COUNTS + "\nmeasured: [~]\n");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("judge.yaml:1:9: error at format: is 2, must be 1"),
                        one -> assertThat(one).startsWith("judge.yaml:3:12: error at measured[0]: "));
    }

    @Test
    void whatDoesNotFitIsSaidWhereTheFileIsNamed() throws Exception {
        judge("judge.yaml", "{type: noiseless, size: 3}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly("s.yaml:8:17: error at model.articulation: has 3 rows, must have 2 as cognitive has "
                        + "columns");
        judge("judge.yaml", "{per-context: [" + COUNTS + ", " + COUNTS + "]}");
        assertThat(errors("{type: file, path: judge.yaml}"))
                .containsExactly("s.yaml:8:17: error at model.articulation.per-context: has 2 entries, must have 1, "
                        + "one for each of the contexts");
        assertThat(errors("{type: file, path: judge.yaml, size: 2}"))
                .singleElement()
                .asString()
                .contains("s.yaml:8:48: error at model.articulation.size: unknown key");
        assertThat(errors("{type: file}")).containsExactly("s.yaml:8:17: error at model.articulation.path: is missing");
    }

    @Test
    void whatIsNoFileIsRefusedInOneLine() throws Exception {
        Files.createDirectory(dir.resolve("folder"));
        Files.createSymbolicLink(dir.resolve("loop"), dir.resolve("loop"));
        new ProcessBuilder("mkfifo", dir.resolve("pipe").toString()).start().waitFor();
        for (List<String> wrong : List.of(
                List.of("none.yaml", "no such file"),
                List.of("folder", "is a folder, must be a file"),
                List.of("loop", "is a link that leads in a circle"),
                List.of("pipe", "is a pipe, a socket or a device, must be a file"),
                List.of("judge.yaml/x", "cannot be reached"))) {
            assertThat(errors("{type: file, path: " + wrong.get(0) + "}"))
                    .containsExactly("s.yaml:8:36: error at model.articulation.path: names " + wrong.get(0) + ": "
                            + wrong.get(1));
        }
        Files.createSymbolicLink(dir.resolve("link"), dir.resolve("judge.yaml"));
        assertThat(errors("{type: file, path: link}")).isEmpty();
        Files.writeString(dir.resolve("large"), "#".repeat(2_000_000));
        assertThat(errors("{type: file, path: large}"))
                .containsExactly("large:1:1: error: has more than 1,048,576 bytes, the limit of a file");
        judge("many.yaml", "{type: matrix, rows: [" + "[0,0,0,0,0,0,0,1],".repeat(4_000) + "]}");
        assertThat(errors("{per-context: [" + "{type: file, path: many.yaml},".repeat(20) + "]}"))
                .anyMatch(line -> line.contains("the files of a scenario may hold 250,000 together"));
    }

    @Test
    void onlyAScenarioThatIsAFileNamesOne() throws Exception {
        byte[] text =
                SCENARIO.replace("CHANNEL", "{type: file, path: judge.yaml}").getBytes();
        assertThatThrownBy(() -> ScenarioReader.parse(dir.resolve("s.yaml").toString(), text, Overrides.none()))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("which only a scenario may that is itself read from a file");
        // nor does a folder of results, whatever somebody has put there
        Path folder =
                Batches.run(dir.resolve("runs"), scenario("w.yaml", COUNTS, "")).folder();
        Files.write(folder.resolve("scenario.resolved.yaml"), text);
        assertThat(Batches.execute("replay", folder.toString(), "--replicate", "0")
                        .err())
                .contains("which only a scenario may that is itself read from a file");
        // the place of a loss is none of a channel
        assertThat(Files.writeString(
                        dir.resolve("loss.yaml"),
                        SCENARIO.replace("CHANNEL", COUNTS)
                                .replace("{type: zero-one}", "{type: file, path: judge.yaml}")))
                .satisfies(file -> assertThatThrownBy(() -> ScenarioReader.read(file, Overrides.none()))
                        .hasMessageContaining("is \"file\", must be zero-one"));
    }
}
