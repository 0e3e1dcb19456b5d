package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
import static dev.narrows.cli.Batches.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that others take the place of are kept, whole; what computes the same again keeps nothing. */
class KeptResultsTest {
    @TempDir
    private Path dir;

    private Path out;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.2]", 0.05, 200);
    }

    /** The kept results, oldest first. */
    private static List<Path> earlier(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("earlier"))) {
            return List.of();
        }
        try (Stream<Path> kept = Files.list(folder.resolve("earlier"))) {
            return kept.sorted().toList();
        }
    }

    private static void assertWhole(Path folder, String results) throws IOException {
        assertThat(results(folder)).isEqualTo(results);
        String path = folder.toString();
        assertThat(execute("verify", path).err()).isEmpty();
        assertThat(execute("explain", path).code()).isZero();
        assertThat(execute("replay", path, "--replicate", "3").out()).contains("has the same bits");
        assertThat(execute("compare", path, path).out()).containsPattern(" 0 with other\\s+numbers elsewhere");
        assertThat(execute("report", "-q", path).code()).isZero();
        assertThat(execute("verify", path).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--replicates=50", "--replicates=900", "--set=confidence=0.9", "--set=bounds.delta=0.1"})
    void whatAnotherStateReplacesIsKeptWhole(String option) throws IOException {
        String first = results(run(out, file).folder());
        Batches.Outcome second = run(out, file, option);
        Path folder = second.folder();
        List<Path> kept = earlier(folder);
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getFileName().toString()).matches("20[0-9-]{8}T[0-9]{6}Z");
        assertThat(second.err())
                .startsWith("narrows: the results of \"run -v --out " + out + " " + file + "\" (20")
                .contains(") are kept in " + kept.get(0) + "\n");
        assertThat(results(folder)).isNotEqualTo(first);
        assertThat(execute("verify", folder.toString()).err()).isEmpty();
        assertWhole(kept.get(0), first);
        // what a later run computes goes into other files than those of the kept results
        run(out, file, "--replicates", "1500");
        assertWhole(kept.get(0), first);
        assertThat(earlier(folder)).hasSize(2);
    }

    @Test
    void otherSweptValuesAreAnotherState() throws IOException {
        String first = results(run(out, file).folder());
        Batches.write(file, "[0.05, 0.3]", 0.05, 200);
        Path folder = run(out, file).folder();
        assertThat(earlier(folder)).hasSize(1);
        assertWhole(earlier(folder).get(0), first);
    }

    @Test
    void theSameStateAgainKeepsNothingAndSaysNothing() throws IOException {
        Path folder = run(out, file).folder();
        String before = results(folder);
        assertThat(run(out, file, "-j", "1").err()).doesNotContain("kept");
        Files.writeString(file, "# a remark\n" + Files.readString(file));
        assertThat(run(out, file, "--fresh").err()).doesNotContain("kept");
        assertThat(earlier(folder)).isEmpty();
        assertThat(results(folder)).isEqualTo(before);
    }

    /** The same scenario, whose limits are others since another number of replicates was looked at. */
    @Test
    void limitsOfAnotherKindAreAnotherState() throws IOException {
        run(out, file);
        run(out, file, "--replicates", "300");
        Path folder = run(out, file).folder();
        assertThat(run(out, file).err()).doesNotContain("kept");
        assertThat(earlier(folder)).hasSize(2);
        String anytime = results(folder);
        assertThat(run(out, file, "--fresh").err()).contains("kept");
        assertThat(earlier(folder)).hasSize(3);
        assertWhole(earlier(folder).get(2), anytime);
    }

    @Test
    void freshKeepsWithTheJournal() throws IOException {
        String first = results(run(out, file).folder());
        Batches.Outcome fresh = run(out, file, "--fresh", "--replicates", "50");
        assertThat(fresh.computed()).isEqualTo(150);
        assertWhole(earlier(fresh.folder()).get(0), first);
        assertThat(execute("verify", fresh.folder().toString()).err()).isEmpty();
    }

    @Test
    void aFileSystemWithoutLinksHasCopies() throws IOException {
        String first = results(run(out, file).folder());
        FileOperations none = new FileOperations() {
            @Override
            public void link(Path from, Path to) {
                throw new UnsupportedOperationException();
            }
        };
        Batches.Outcome second = execute(none, "run", "--out", out.toString(), file.toString(), "--replicates", "50");
        assertThat(second.code()).as(second.err()).isZero();
        Path kept = earlier(second.folder()).get(0);
        assertThat(Files.getAttribute(kept.resolve("points.csv"), "unix:nlink")).isEqualTo(1);
        assertWhole(kept, first);
    }

    /** The end of a killed run is cut off, but not in the file that the kept results share. */
    @Test
    void aSharedSegmentIsNotCutInPlace() throws IOException {
        Path folder = run(out, file).folder();
        run(out, file, "--replicates", "50");
        Path kept = segment(earlier(folder).get(0));
        assertThat(Files.isSameFile(kept, segment(folder))).isTrue();
        Files.write(kept, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        byte[] bytes = Files.readAllBytes(kept);
        assertThat(run(out, file, "--replicates", "400").computed()).isEqualTo(600);
        assertThat(kept).hasBinaryContent(bytes);
        assertThat(Files.size(segment(folder))).isEqualTo(bytes.length - 3);
        assertThat(execute("verify", folder.toString()).err()).isEmpty();
    }

    /** A run that fails after it has kept what was there does not keep it once more. */
    @Test
    void oneStateIsKeptOnce() throws IOException {
        Path folder = run(out, file).folder();
        FileOperations failing = new FileOperations() {
            @Override
            public void delete(Path path) throws IOException {
                if (path.endsWith("manifest.json")) {
                    throw new IOException("no");
                }
                FileOperations.super.delete(path);
            }
        };
        for (int i = 0; i < 2; i++) {
            assertThat(execute(failing, "run", "--out", out.toString(), file.toString(), "--replicates", "50")
                            .code())
                    .isEqualTo(ExitCode.IO);
        }
        assertThat(run(out, file, "--replicates", "50").err()).contains("are kept in");
        assertThat(earlier(folder)).hasSize(1);
    }

    /** The results of a run are there until those of the next are ready, so that a kill between them loses none. */
    @Test
    void aRerunThatEndsEarlyLeavesTheResults() throws IOException {
        String first = results(run(out, file).folder());
        FileOperations killed = new FileOperations() {
            @Override
            public FileChannel open(Path path, OpenOption... options) throws IOException {
                if (path.endsWith(".checks.csv.tmp")) {
                    throw new IOException("killed");
                }
                return FileOperations.super.open(path, options);
            }
        };
        assertThat(execute(killed, "run", "--out", out.toString(), file.toString())
                        .code())
                .isEqualTo(ExitCode.IO);
        Batches.Outcome other = run(out, file, "--replicates", "50");
        assertThat(other.err()).contains("are kept in");
        assertWhole(earlier(other.folder()).get(0), first);
    }

    /** Another state of the same second, or what a killed run left: the name is taken. */
    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        Path folder = run(out, file).folder();
        String end = Files.readString(folder.resolve("manifest.json"))
                .replaceAll("(?s).*\"end\" : \"([^.\"]*)[.0-9]*Z\".*", "$1Z")
                .replace(":", "");
        Files.createDirectories(folder.resolve("earlier").resolve(end));
        run(out, file, "--replicates", "50");
        assertThat(earlier(folder))
                .extracting(kept -> kept.getFileName().toString())
                .containsExactly(end, end + "-2");
        assertThat(execute("verify", earlier(folder).get(1).toString()).err()).isEmpty();
    }

    @Test
    void theManifestCountsVerdicts() throws IOException {
        Files.writeString(file, Files.readString(file) + "expect: [\"risk_mean < 0\"]\n");
        Batches.Outcome outcome = execute("run", "--out", out.toString(), file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(Files.readString(outcome.folder().resolve("manifest.json")))
                .contains(
                        "\"verdicts\" : {\n    \"holds\" : 3,\n    \"violated\" : 0,\n    \"inconclusive\" : 0,\n"
                                + "    \"failed\" : 0\n  },\n  \"expectations_unmet\" : 3,",
                        "\"source_file\" : \"" + file + "\"");
    }
}
