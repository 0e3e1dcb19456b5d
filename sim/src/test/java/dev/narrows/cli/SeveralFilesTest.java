package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Several files in one command: a folder and results for each, one exit code for all, and nothing missing without being
 * said.
 */
class SeveralFilesTest {
    private static final List<String> NAMES = List.of("first", "second", "third");

    @TempDir
    private Path dir;

    private Path out;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        for (String name : NAMES) {
            write(name, "");
        }
    }

    private Path file(String name) {
        return dir.resolve(name + ".yaml");
    }

    private void write(String name, String more) throws IOException {
        Path file = Batches.write(file(name), "[0.05, 0.1, 0.2]", 0.05, 200);
        Files.writeString(file, Files.readString(file).replace("name: small", "name: " + name) + more);
    }

    private Batches.Outcome run(String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--out", out.toString()));
        words.addAll(List.of(options));
        NAMES.forEach(name -> words.add(file(name).toString()));
        return execute(words.toArray(String[]::new));
    }

    /** Names of the scenarios that have a finished folder, with a manifest that verifies. */
    private List<String> finished() throws IOException {
        List<String> finished = new ArrayList<>();
        for (String name : NAMES) {
            if (Files.isDirectory(out.resolve(name))
                    && execute("verify", folder(name).toString()).code() == ExitCode.OK) {
                finished.add(name);
            }
        }
        return finished;
    }

    private Path folder(String name) throws IOException {
        try (Stream<Path> folders = Files.list(out.resolve(name))) {
            return folders.sorted().findFirst().orElseThrow();
        }
    }

    private String points(String name, String suffix) throws IOException {
        return Files.readString(folder(name).resolve("points." + suffix));
    }

    @Test
    void threeFilesGiveThreeFoldersAndThreeTables() throws IOException {
        Batches.Outcome outcome = run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(finished()).isEqualTo(NAMES);
        assertThat(outcome.err().lines())
                .containsExactly(
                        folder("first").toString(),
                        folder("second").toString(),
                        folder("third").toString());
        assertThat(outcome.out().split("\n\n")).hasSize(3).allMatch(table -> table.contains("3 cells: 3 hold"));
        assertThat(outcome.out()).containsSubsequence("first: 200", "\n\nsecond: 200", "\n\nthird: 200");
    }

    @Test
    void eachHasTheResultsThatItHasAlone() throws IOException {
        run("-q");
        for (String name : NAMES) {
            Path alone = Batches.run(dir.resolve("alone"), file(name)).folder();
            assertThat(results(folder(name))).isEqualTo(results(alone));
        }
    }

    @Test
    void jsonHasALineEachAndCsvATableEach() throws IOException {
        Batches.Outcome json = run("--format", "json", "-q");
        assertThat(json.out())
                .isEqualTo(points("first", "json") + points("second", "json") + points("third", "json"))
                .hasLineCount(3);
        assertThat(json.err()).isEmpty();
        Batches.Outcome csv = run("--format", "csv");
        assertThat(csv.out())
                .isEqualTo(points("first", "csv") + "\n" + points("second", "csv") + "\n" + points("third", "csv"));
    }

    @ParameterizedTest
    @CsvSource({"risk_mean < 0, 5", "risk_mean >= 0, 0"})
    void aSecondFileThatFailsItsExpectationDecidesTheExitCode(String expect, int code) throws IOException {
        write("second", "expect: [\"" + expect + "\"]\n");
        assertThat(run("-q").code()).isEqualTo(code);
        assertThat(finished()).isEqualTo(NAMES);
    }

    @Test
    void aViolatedSecondFileDecidesTheExitCode() throws IOException {
        String violated = ClaimRun.SCENARIOS.resolve("negative-controls.yaml").toString();
        Batches.Outcome outcome = execute(
                "run",
                "-q",
                "--out",
                out.toString(),
                file("first").toString(),
                violated,
                file("third").toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(outcome.out().split("\n\n")).hasSize(3);
        assertThat(outcome.out()).containsSubsequence("3 hold, 0 violated", " 1 violated", "3 hold, 0 violated");
    }

    /** 5 before 6, whichever file comes first. */
    @Test
    void theOrderOfExitCodesIsThatOfTheTableNotOfTheFiles() throws IOException {
        Path imprecise = file("first");
        Files.writeString(
                imprecise,
                Files.readString(imprecise)
                        .replace(
                                "replicates: 200",
                                "precision: {of: risk, half-width: 0.0001, min-replicates: 10, max-replicates: 20}"));
        write("third", "expect: [\"risk_mean < 0\"]\n");
        assertThat(run("-q").code()).isEqualTo(ExitCode.VIOLATED);
        write("third", "");
        assertThat(run("-q").code()).isEqualTo(ExitCode.IMPRECISE);
        assertThat(finished()).isEqualTo(NAMES);
    }

    @Test
    void whatWasNotBegunWhenTheTimeEndsIsSaid() throws IOException {
        Batches.Outcome outcome = run("--max-time", "2s", "--replicates", "10000000");
        assertThat(outcome.code()).isEqualTo(ExitCode.IMPRECISE);
        assertThat(outcome.err().lines())
                .containsExactly(
                        "first: out of time: 0 of 3 cells done; the same command goes on",
                        "not begun: " + file("second") + ", " + file("third"));
        assertThat(out.resolve("second")).doesNotExist();
        assertThat(run("--max-time", "10m").code()).isZero();
        assertThat(finished()).isEqualTo(NAMES);
    }

    @Test
    void everyShardOfEveryFileRunsAndMerges() throws IOException {
        Path one = file("second");
        Files.writeString(one, Files.readString(one).replace("[0.05, 0.1, 0.2]", "[0.05]"));
        List<List<String>> folders = List.of(
                run("--shard", "1/2").err().lines().toList(),
                run("--shard", "2/2").err().lines().toList());
        assertThat(folders).allMatch(list -> list.size() == 3);
        for (int i = 0; i < NAMES.size(); i++) {
            assertThat(execute(
                                    "merge",
                                    "-q",
                                    folders.get(0).get(i),
                                    folders.get(1).get(i))
                            .code())
                    .isZero();
            Path alone = Batches.run(dir.resolve("alone"), file(NAMES.get(i))).folder();
            assertThat(results(out.resolve(NAMES.get(i)).resolve(alone.getFileName())))
                    .isEqualTo(results(alone));
        }
    }

    @Test
    void aFolderInUseCostsTheOthersNothing() throws IOException {
        run("-q");
        Files.delete(folder("third").resolve("manifest.json"));
        try (FileChannel held = FileChannel.open(folder("second").resolve(".lock"), StandardOpenOption.WRITE)) {
            assertThat(held.tryLock()).isNotNull();
            Batches.Outcome outcome = run("-q");
            assertThat(outcome.code()).isEqualTo(ExitCode.IN_USE);
            assertThat(outcome.err()).hasLineCount(1).contains("second", "is in use");
        }
        assertThat(finished()).isEqualTo(NAMES);
    }

    /** The folder of the first is a file: with --on-error stop the others are not begun, and that is said. */
    @Test
    void aFolderThatCannotBeMadeIsOneLineAndAnExitCode() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("first"), "mine");
        Batches.Outcome outcome = run("-q");
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).hasLineCount(1).contains(out.resolve("first").toString());
        assertThat(outcome.out().split("\n\n")).hasSize(2);
        assertThat(folder("second").resolve("manifest.json")).exists();
        assertThat(folder("third").resolve("manifest.json")).exists();
        Batches.Outcome stopped = run("-q", "--on-error", "stop");
        assertThat(stopped.code()).isEqualTo(outcome.code());
        assertThat(stopped.err())
                .hasLineCount(2)
                .endsWith("not begun: " + file("second") + ", " + file("third") + "\n");
        assertThat(out.resolve("first")).hasContent("mine");
    }

    @Test
    void twoFilesOfOneFolderAreRefusedBeforeAnythingRuns() throws IOException {
        write("third", "");
        Files.writeString(
                file("third"),
                Files.readString(file("third"))
                        .replace("name: third", "name: first")
                        .replace("0.1, 0.2", "0.3"));
        Batches.Outcome outcome = run();
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err())
                .hasLineCount(1)
                .contains("third.yaml: its results would replace those of", "first.yaml");
        assertThat(out).doesNotExist();
    }

    /** A reader of the results that goes away ends the command: every further result would be lost too. */
    @Test
    void anOutputThatCannotBeWrittenEndsTheCommand() throws IOException {
        Writer closed = new FilterWriter(new StringWriter()) {
            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StringWriter err = new StringWriter();
        String[] words = {
            "run",
            "--out",
            out.toString(),
            file("first").toString(),
            file("second").toString()
        };
        assertThat(Main.execute(words, closed, err)).isEqualTo(ExitCode.IO);
        assertThat(err.toString()).isEqualTo("narrows: Broken pipe (IO)\n");
        assertThat(out.resolve("first")).exists();
        assertThat(out.resolve("second")).doesNotExist();
    }

    @Test
    void theShippedScenariosInOneCommand() throws IOException {
        List<Path> files = CommandLineTest.scenarios();
        List<String> words =
                new ArrayList<>(List.of("run", "--out", out.toString(), "--format", "json", "--replicates", "20"));
        files.forEach(path -> words.add(path.toString()));
        Batches.Outcome outcome = execute(words.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isIn(ExitCode.OK, ExitCode.VIOLATED);
        assertThat(outcome.out()).hasLineCount(files.size());
        for (Path path : files) {
            String name = path.getFileName().toString().replace(".yaml", "");
            assertThat(execute("verify", folder(name).toString()).code())
                    .as(name)
                    .isZero();
            assertThat(outcome.out()).contains("{\"scenario\":\"" + name + "\"");
        }
    }
}
