package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a user calls them: output, files, exit codes. */
class CommandLineTest {
    private static final Path SCENARIOS = Path.of("..", "scenarios");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path dir;

    /** What a command printed and how it ended. */
    record Outcome(int code, String out, String err) {
        static Outcome of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = Main.execute(arguments, out, err);
            return new Outcome(code, out.toString(), err.toString());
        }
    }

    /**
     * All shipped scenarios that take a few seconds; {@link ScenarioClaimsTest} runs the one that takes half a minute.
     */
    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.filter(
                            file -> file.toString().endsWith(".yaml") && !file.endsWith("capacity-vs-complexity.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private Outcome run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--out", dir.toString()));
        arguments.addAll(Arrays.asList(more));
        return Outcome.of(arguments.toArray(String[]::new));
    }

    private static String quickstart() {
        return SCENARIOS.resolve("quickstart.yaml").toString();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyShippedScenarioRunsAndHolds(Path file) throws IOException {
        Outcome outcome = run(file.toString());
        boolean control = file.endsWith("negative-controls.yaml");
        // the folder; before it, where the code is not 0, why
        // without what a slow machine says of the time that is left
        assertThat(outcome.err().replaceAll("(?m)^narrows: \\d+ of \\d+ cells, .* left\n", ""))
                .endsWith("\n")
                .hasLineCount(control ? 2 : 1);
        assertThat(outcome.code()).isEqualTo(control ? ExitCode.VIOLATED : ExitCode.OK);
        assertThat(outcome.out())
                .contains(control ? " 1 violated" : " 0 violated")
                .endsWith("\n");
        assertThat(Files.readString(file)).startsWith("# Question: ");
    }

    @Test
    void runWritesTheFolderOfTheContract() throws IOException {
        Outcome outcome = run(quickstart());
        Path folder = Path.of(outcome.err().strip());
        assertThat(folder.getParent()).isEqualTo(dir.resolve("quickstart"));
        assertThat(folder.getFileName().toString()).matches("[0-9a-f]{12}");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "journal",
                            "scenario.source.yaml",
                            "scenario.resolved.yaml",
                            "manifest.json",
                            "report.html",
                            "figures",
                            "points.csv",
                            "points.json",
                            "checks.csv");
        }
        assertThat(Files.readAllBytes(folder.resolve("scenario.source.yaml")))
                .isEqualTo(Files.readAllBytes(Path.of(quickstart())));
        assertThat(run("--format", "json", quickstart()).out())
                .isEqualTo(Files.readString(folder.resolve("points.json")));
        assertThat(run("--format", "csv", quickstart()).out())
                .isEqualTo(Files.readString(folder.resolve("points.csv")));
    }

    @Test
    void theResolvedScenarioGivesTheSameResults() throws IOException {
        Path folder = Path.of(run(quickstart()).err().strip());
        String points = Files.readString(folder.resolve("points.csv"));
        Path again = dir.resolve("again");
        Outcome outcome = Outcome.of(
                "run",
                "--out",
                again.toString(),
                folder.resolve("scenario.resolved.yaml").toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(Path.of(outcome.err().strip()).resolve("points.csv")))
                .isEqualTo(points);
    }

    @Test
    void sameBitsForOneTwoAndSevenThreads() throws IOException {
        String scenario = SCENARIOS.resolve("shared-codewords.yaml").toString();
        String one = run("-j", "1", "--format", "json", scenario).out();
        assertThat(run("-j", "2", "--format", "json", scenario).out()).isEqualTo(one);
        assertThat(run("-j", "7", "--format", "json", scenario).out()).isEqualTo(one);
    }

    @Test
    void runJsonHasTheShapeOfTheContract() {
        Outcome outcome = run("--format", "json", quickstart());
        assertThat(outcome.out()).hasLineCount(1);
        JsonNode whole = JSON.readTree(outcome.out());
        assertThat(whole.propertyNames())
                .containsExactly("scenario", "seed", "floors", "ceilings", "waterfall", "cells", "folder");
        JsonNode cell = whole.get("cells").get(0);
        assertThat(cell.propertyNames())
                .contains(
                        "cell",
                        "at",
                        "capacity",
                        "information",
                        "separation",
                        "base_loss",
                        "floors",
                        "floor_paper",
                        "floor_capacity",
                        "floor_best",
                        "floor_best_rung",
                        "bayes_risk",
                        "ceilings",
                        "replicates",
                        "stop_reason",
                        "confidence",
                        "method",
                        "risk",
                        "empirical_risk",
                        "kl",
                        "verdict",
                        "cell_verdict");
        assertThat(cell.get("risk").propertyNames()).containsExactly("mean", "low", "high", "standard_error");
        assertThat(whole.get("floors"))
                .hasSize(22)
                .allSatisfy(floor -> assertThat(floor.propertyNames())
                        .containsExactly("bound", "rung", "information", "context", "holds"));
        assertThat(whole.get("ceilings"))
                .hasSize(30)
                .allSatisfy(
                        ceiling -> assertThat(ceiling.propertyNames()).containsExactly("bound", "name", "kl", "kind"));
        assertThat(cell.get("floors").propertyNames())
                .containsExactly("value", "verdict", "cell_verdict", "vacuous", "power");
        assertThat(cell.get("floors")).allSatisfy(values -> assertThat(values).hasSameSizeAs(whole.get("floors")));
        assertThat(cell.get("ceilings").propertyNames())
                .containsExactly(
                        "value",
                        "low",
                        "high",
                        "confidence",
                        "failures",
                        "failure_low",
                        "failure_high",
                        "verdict",
                        "cell_verdict",
                        "vacuous",
                        "power");
        assertThat(cell.get("ceilings")).allSatisfy(values -> assertThat(values).hasSize(30));
    }

    @Test
    void boundsJsonHasTheShapeOfTheContract() {
        Outcome outcome = Outcome.of("bounds", "--format", "json", quickstart());
        JsonNode whole = JSON.readTree(outcome.out());
        assertThat(whole.propertyNames())
                .containsExactly("scenario", "seed", "floors", "ceilings", "waterfall", "cells");
        JsonNode cell = whole.get("cells").get(0);
        assertThat(cell.propertyNames())
                .containsExactly(
                        "cell",
                        "at",
                        "capacity",
                        "information",
                        "separation",
                        "base_loss",
                        "floors",
                        "floor_paper",
                        "floor_capacity",
                        "floor_best",
                        "floor_best_rung",
                        "bayes_risk",
                        "blind_risk");
        assertThat(cell.get("capacity").propertyNames())
                .containsExactly(
                        "cognitive", "articulation", "cascade", "total_average", "cascade_average", "converged");
        assertThat(cell.get("capacity").get("cognitive").get(1).propertyNames()).containsExactly("lower", "upper");
        assertThat(cell.get("information").propertyNames())
                .containsExactly("mixture", "mixture_average", "target_context");
        assertThat(cell.get("floors").propertyNames()).containsExactly("value");
        assertThat(cell.get("floors").get("value")).hasSize(22);
    }

    @Test
    void seedAndReplicatesCanBeSet() {
        JsonNode whole = JSON.readTree(run("--format", "json", "--seed", "7", "--replicates", "50", quickstart())
                .out());
        assertThat(whole.get("seed").asLong()).isEqualTo(7);
        assertThat(whole.get("cells").get(0).get("replicates").asInt()).isEqualTo(50);
    }

    @Test
    void moreReplicatesBeginWithTheSame() throws IOException {
        Outcome few = run("--format", "json", "--replicates", "50", quickstart());
        Outcome many = run("--format", "json", "--replicates", "60", quickstart());
        assertThat(JSON.readTree(few.out()).get("folder"))
                .isEqualTo(JSON.readTree(many.out()).get("folder"));
    }

    @Test
    void aBadFileAmongGoodOnesRunsNothing() throws IOException {
        Path bad = dir.resolve("bad.yaml");
        Files.writeString(bad, "format: 1\nname: bad\nseed: x\n");
        Outcome outcome = run(quickstart(), bad.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains(bad + ":3:7: error at seed: ").doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
        assertThat(dir.resolve("quickstart")).doesNotExist();
    }

    @Test
    void aMissingFileIsRefused() {
        Outcome outcome = run(dir.resolve("none.yaml").toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("none.yaml").doesNotContain("\tat ").hasLineCount(1);
    }

    @Test
    void aFolderInTheListHidesNoOtherError() throws IOException {
        Path bad = dir.resolve("bad.yaml");
        Files.writeString(bad, "format: 1\nname: bad\nseed: x\n");
        Outcome outcome = Outcome.of(
                "validate", dir.toString(), bad.toString(), dir.resolve("none").toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("is a folder", bad + ":3:7: error at seed: ", "no such file");
    }

    @Test
    void terminalEscapesInNamesAreNotObeyed() {
        Outcome outcome = Outcome.of("validate", "e\u001b[31m\u202e.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("e?[31m?.yaml").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void anAtSignIsAnOrdinaryName() {
        assertThat(Outcome.of("validate", "@" + quickstart()).err())
                .contains("no such file")
                .hasLineCount(1);
    }

    /** The first run of a folder goes on undisturbed; the second says so at once and writes nothing. */
    @Test
    void twoRunsOfOneFolderDoNotMix() throws IOException {
        Path folder = Path.of(run(quickstart()).err().strip());
        byte[] points = Files.readAllBytes(folder.resolve("points.csv"));
        try (FileChannel held = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE)) {
            assertThat(held.tryLock()).isNotNull();
            Outcome second = run("--replicates", "20", quickstart());
            assertThat(second.code()).isEqualTo(ExitCode.IN_USE);
            assertThat(second.err()).contains("is in use by another run").hasLineCount(1);
        }
        assertThat(Files.readAllBytes(folder.resolve("points.csv"))).isEqualTo(points);
        assertThat(run(quickstart()).code()).isZero();
    }

    /** What a killed run left is no obstacle, and a link planted in its place is not followed. */
    @Test
    void leftOverTemporaryFilesAreReplaced() throws IOException {
        Path folder = Path.of(run(quickstart()).err().strip());
        Path victim = Files.writeString(dir.resolve("victim"), "untouched");
        Files.createSymbolicLink(folder.resolve(".points.csv.tmp"), victim);
        Files.writeString(folder.resolve(".points.json.tmp"), "half");
        assertThat(run(quickstart()).code()).isZero();
        assertThat(victim).hasContent("untouched");
        assertThat(folder.resolve(".points.json.tmp")).doesNotExist();
        assertThat(Files.isSymbolicLink(folder.resolve("points.csv"))).isFalse();
    }

    @Test
    void columnsOfTheTableHaveNamesOfTheirOwn() throws IOException {
        Path two = dir.resolve("two.yaml");
        Files.writeString(
                two,
                Files.readString(Path.of(quickstart()))
                                .replace("replicates: 1000", "replicates: 50")
                                .replaceAll(
                                        "(?s)articulation: .*?\\n",
                                        "articulation: {type: symmetric, size: 4, error: 0.1}\n")
                        + "sweep: {grid: {model.cognitive.error: [0.1, 0.2], model.articulation.error: [0.1]}}\n");
        assertThat(run(two.toString()).out()).contains("cognitive.error", "articulation.error");
    }

    @Test
    void usageErrorsExitTwo() {
        assertThat(Outcome.of("rum").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Outcome.of("run").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Outcome.of().code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("-j", "0", quickstart()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--replicates", "0", quickstart()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--replicates", "10000001", quickstart()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--format", "xml", quickstart()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anOutputFolderUnderAFileExitsSeven() throws IOException {
        Path file = dir.resolve("file");
        Files.writeString(file, "");
        Outcome outcome = Outcome.of("run", "--out", file.toString(), quickstart());
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void aFullStdoutExitsSeven() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThat(Main.execute(new String[] {"bounds", quickstart()}, full, new StringWriter()))
                .isEqualTo(ExitCode.IO);
    }

    @Test
    void helpAndVersionGoToStdout() {
        assertThat(Outcome.of("--help").out()).contains("run", "bounds", "validate");
        assertThat(Outcome.of("--version").out()).contains("narrows 0.1.0", "rng contract v1", "JDK");
        assertThat(Outcome.of("run", "--version").out()).contains("narrows 0.1.0");
    }

    @Test
    void validateCountsTheCells() {
        Outcome outcome = Outcome.of(
                "validate", quickstart(), SCENARIOS.resolve("real-raters.yaml").toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("quickstart, 1 cell of 1000 replicates", "real-raters, 4 cells of 1000");
    }

    @Test
    void bitsChangeTheTableOnly() {
        assertThat(Outcome.of("bounds", "--unit", "bits", quickstart()).out()).contains(" bits");
        assertThat(Outcome.of("bounds", "--unit", "bits", "--format", "json", quickstart())
                        .out())
                .isEqualTo(
                        Outcome.of("bounds", "--format", "json", quickstart()).out());
    }
}
