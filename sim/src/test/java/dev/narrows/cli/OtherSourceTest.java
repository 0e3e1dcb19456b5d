package dev.narrows.cli;

import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two scenario files of one folder do not take each other's place unless it is asked for. */
class OtherSourceTest {
    @TempDir
    private Path dir;

    private Path out;
    private Path first;
    private Path second;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        first = Batches.write(dir.resolve("first.yaml"), "[0.05, 0.1]", 0.05, 100);
        second = Batches.write(dir.resolve("second.yaml"), "[0.05, 0.3]", 0.05, 100);
    }

    private Batches.Outcome execute(Path file, String... options) {
        String[] words = new String[4 + options.length];
        System.arraycopy(new String[] {"run", "--out", out.toString(), file.toString()}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return Batches.execute(words);
    }

    @Test
    void anotherFileIsRefusedBeforeAnythingIsComputed() throws IOException {
        Path folder = run(out, first).folder();
        String results = results(folder);
        for (String option : new String[] {"-v", "--fresh"}) {
            Batches.Outcome refused = execute(second, option);
            assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err())
                    .hasLineCount(1)
                    .contains(folder.toString(), first.toString(), second.toString())
                    .contains("another name", "another --out", "--replace");
            assertThat(refused.out()).isEmpty();
            assertThat(results(folder)).isEqualTo(results);
            assertThat(Batches.execute("verify", folder.toString()).err()).isEmpty();
            assertThat(folder.resolve("earlier")).doesNotExist();
        }
        assertThat(run(out, first).computed()).isZero();
    }

    @Test
    void replaceGoesOnAndKeeps() throws IOException {
        Path folder = run(out, first).folder();
        Batches.Outcome replaced = run(out, second, "--replace");
        assertThat(replaced.computed()).isEqualTo(100);
        assertThat(replaced.err()).contains("are kept in " + folder.resolve("earlier"));
        assertThat(execute(first).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aFileThatWasEditedMovedOrCopiedIsTheSame() throws IOException {
        run(out, first);
        Batches.write(first, "[0.05]", 0.05, 100);
        run(out, first);
        Path moved = Files.move(first, dir.resolve("moved.yaml"));
        run(out, moved, "--replicates", "50");
        Path copy = Files.copy(moved, dir.resolve("copy.yaml"));
        run(out, copy, "--replicates", "60");
        run(out, Files.createSymbolicLink(dir.resolve("link.yaml"), copy), "--replicates", "70");
        assertThat(execute(second).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void otherWordsOfTheSameScenarioAreTheSame() throws IOException {
        run(out, first);
        Path remark = Files.writeString(dir.resolve("remark.yaml"), "# a remark\n" + Files.readString(first));
        run(out, remark);
    }

    /** To run what a folder holds does not make a rival of the file that it came from. */
    @Test
    void theCopyInTheFolderIsNoOther() throws IOException {
        Path folder = run(out, first).folder();
        run(out, folder.resolve("scenario.source.yaml"), "--replicates", "50");
        Batches.write(first, "[0.05]", 0.05, 100);
        run(out, first);
    }

    @Test
    void aSelectionTakesNoPlace() throws IOException {
        run(out, first);
        run(out, second, "--select", "cell == 1");
        assertThat(execute(second).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void theOthersOfOneCommandRun() throws IOException {
        run(out, first);
        Path third = dir.resolve("third.yaml");
        Files.writeString(third, Files.readString(first).replace("name: small", "name: third"));
        Batches.Outcome outcome = execute(second, third.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(out.resolve("third")).exists();
    }

    @Test
    void mergeOfShardsIsNotOfAnotherFile() throws IOException {
        run(out, first, "--replicates", "50");
        Path one = run(out, first, "--shard", "1/2").folder();
        Path two = run(out, first, "--shard", "2/2").folder();
        assertThat(Batches.execute("merge", "-q", one.toString(), two.toString())
                        .code())
                .isZero();
        run(out, first, "--replicates", "70");
        assertThat(execute(second).code()).isEqualTo(ExitCode.REFUSED);
    }
}
