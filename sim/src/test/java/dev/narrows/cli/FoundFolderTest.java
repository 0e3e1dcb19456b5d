package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which results a command takes where it is not given their folder, and that it says so. */
class FoundFolderTest {
    @TempDir
    private Path dir;

    private Path out;
    private Path file;
    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("runs");
        file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 50);
        folder = run(out, file).folder();
    }

    private static String said(Path folder) {
        return "narrows: the results in " + folder + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "verify", "report -q", "replay --replicate 2"})
    void aFolderAboveMeansTheLastFinishedRun(String verb) throws IOException {
        Path older = dir.resolve("older.yaml");
        Files.writeString(older, Files.readString(file).replace("name: small", "name: older"));
        run(out, older, "--replicates", "20");
        folder = run(out, file, "--replicates", "60").folder();
        for (Path above : List.of(dir, out, out.resolve("small"))) {
            List<String> words = new ArrayList<>(List.of(verb.split(" ")));
            words.add(above.toString());
            Batches.Outcome outcome = execute(words.toArray(String[]::new));
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.err()).isEqualTo(verb.endsWith("-q") ? "" : said(folder));
        }
        assertThat(execute("verify", folder.toString()).err()).isEmpty();
    }

    /** The folder of a run that has only results of selected cells. */
    @Test
    void aFolderWithSelectedResultsAloneIsOneAbove() throws IOException {
        Path selected = run(dir.resolve("other"), file, "--select", "cell == 1").folder();
        Batches.Outcome outcome =
                execute("explain", selected.getParent().getParent().toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEqualTo(said(selected));
    }

    @Test
    void damagedResultsAreNotPassedOver() throws IOException {
        run(out, file, "--replicates", "60");
        Files.delete(folder.resolve("manifest.json"));
        Batches.Outcome outcome = execute("verify", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).contains("manifest.json: is missing");
    }

    /** In a process of its own: what is left out means runs where the command is called. */
    @ParameterizedTest
    @ValueSource(strings = {"verify", "verify small", "verify runs", "verify small/HASH"})
    void leftOutOrByItsNameBelowRuns(String words) throws IOException, InterruptedException {
        Path relative = dir.relativize(folder);
        assertThat(narrows(dir, words.replace("HASH", folder.getFileName().toString())))
                .isEqualTo(said(relative) + relative + ": sound\n");
    }

    @Test
    void whereNothingRanThatIsSaid() throws IOException, InterruptedException {
        Path empty = Files.createDirectory(dir.resolve("empty"));
        assertThat(narrows(empty, "verify"))
                .isEqualTo("narrows: runs: no run has finished here: name the folder of one\n");
        assertThat(narrows(empty, "explain small")).isEqualTo("narrows: small: no such folder\n");
    }

    private static String narrows(Path at, String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ChildJvm.classPath(),
                "dev.narrows.cli.Main"));
        command.addAll(List.of(words.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.replaceAll("(?m)^(SLF4J|Picked up).*\n", "");
    }
}
