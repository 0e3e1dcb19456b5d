package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links, foreign files, pipes and holes in an output folder: refused or said in a line that names them, nothing else is
 * touched.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and pipes are those of POSIX")
class HostileFoldersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path dir;

    private Path out;
    private Path file;
    private Path outside;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        outside = Files.createDirectory(dir.resolve("outside"));
        file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 300);
    }

    private Path finished() throws IOException {
        return Batches.run(out, file).folder();
    }

    private Batches.Outcome run(String... more) {
        String[] words = Stream.concat(
                        Stream.of("run", "-q", "--out", out.toString(), file.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> execute(words));
    }

    private static Batches.Outcome verb(String... words) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> execute(words));
    }

    private static void assertRefused(Batches.Outcome outcome, Path culprit) {
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).hasLineCount(1).contains(culprit.toString());
        assertThat(outcome.out()).isEmpty();
    }

    /** Every file below a folder with its bytes. */
    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        for (Path path : Batches.files(folder)) {
            bytes.put(
                    folder.relativize(path).toString(),
                    new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return bytes;
    }

    private static void pipe(Path path) throws Exception {
        Files.deleteIfExists(path);
        assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0, "mkfifo");
    }

    /** The folder of the name, of the hash, of the journal, a segment: moved out and linked to from its place. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HASH", "HASH/journal", "HASH/journal/000001.journal", "HASH/figures", "HASH/.lock"})
    void aLinkInsideIsNotFollowed(String where) throws IOException {
        Path folder = finished();
        Path inner = out.resolve("small")
                .resolve(where.replace("HASH", folder.getFileName().toString()));
        Path moved = outside.resolve("moved");
        Files.move(inner, moved);
        Files.createSymbolicLink(inner, moved);
        Map<String, String> before = bytes(outside);
        assertRefused(run(), inner);
        assertRefused(run("--fresh"), inner);
        assertThat(bytes(outside)).isEqualTo(before);
        if (where.startsWith("HASH/") && !where.endsWith(".lock")) {
            Batches.Outcome verified = verb("verify", folder.toString());
            assertThat(verified.code()).isEqualTo(ExitCode.IO);
        }
        assertThat(bytes(outside)).isEqualTo(before);
    }

    @Test
    void theFolderOfAllRunsMayBeALink() throws IOException {
        Files.createSymbolicLink(out, outside);
        assertThat(run().code()).isZero();
        assertThat(outside.resolve("small")).isDirectory();
        assertThat(run().code()).isZero();
    }

    /** A file that no run began, under the name of a segment, and under another name outside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "my only copy",
                "NARROWSX and more",
                "a text that is longer than the header of any segment could ever be"
            })
    void aForeignFileIsNeverWrittenOverNorRemoved(String text) throws IOException {
        Path folder = finished();
        Path foreign = Files.writeString(outside.resolve("mine"), text);
        Files.delete(segment(folder));
        Files.createLink(segment(folder), foreign);
        assertRefused(run(), segment(folder));
        assertRefused(run("--fresh"), segment(folder));
        assertThat(foreign).hasContent(text);
        assertThat(segment(folder)).hasContent(text);
    }

    /**
     * The beginning of our own header may be what a crash has left: the name gets a new file, the other name keeps its
     * bytes.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 20, 48})
    void aBeginningOfOurHeaderIsReplacedNotWrittenInto(int length) throws IOException {
        Path folder = finished();
        String results = results(folder);
        byte[] begun = java.util.Arrays.copyOf(Files.readAllBytes(segment(folder)), length);
        Path other = Files.write(outside.resolve("other"), begun);
        Files.delete(segment(folder));
        Files.createLink(segment(folder), other);
        assertThat(run().code()).isZero();
        assertThat(results(folder)).isEqualTo(results);
        assertThat(Files.readAllBytes(other)).isEqualTo(begun);
    }

    @ParameterizedTest
    @ValueSource(strings = {"precious", "12345678901234567890", "17\n"})
    void aForeignFileInPlaceOfTheLockIsNotWrittenOver(String text) throws IOException {
        Path folder = finished();
        Path foreign = Files.writeString(outside.resolve("mine"), text);
        Files.delete(folder.resolve(".lock"));
        Files.createLink(folder.resolve(".lock"), foreign);
        assertRefused(run(), folder.resolve(".lock"));
        assertRefused(verb("report", folder.toString()), folder.resolve(".lock"));
        assertThat(foreign).hasContent(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {".lock", "journal/000001.journal", "journal", "figures"})
    void aPipeIsNotWaitedFor(String name) throws Exception {
        Path folder = finished();
        Path place = folder.resolve(name);
        if (Files.isDirectory(place)) {
            Files.move(place, outside.resolve("moved"));
        }
        pipe(place);
        assertRefused(run(), place);
    }

    /** Files that verbs read: none waits, each answers in a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "points.json",
                "points.csv",
                "checks.csv",
                "manifest.json",
                "scenario.resolved.yaml",
                "scenario.source.yaml",
                "report.html",
                "journal/000001.journal",
                ".lock"
            })
    void noVerbWaitsForAPipe(String name) throws Exception {
        Path folder = finished();
        pipe(folder.resolve(name));
        Batches.Outcome verified = verb("verify", folder.toString());
        assertThat(verified.code()).isEqualTo(name.equals(".lock") ? ExitCode.OK : ExitCode.IO);
        assertThat(verified.err())
                .contains(
                        name.equals(".lock")
                                ? ""
                                : name.equals("manifest.json") ? "is not what was written" : "a pipe");
        String[][] verbs = {
            {"verify", folder.toString()},
            {"report", folder.toString()},
            {"explain", folder.toString()},
            {"compare", folder.toString(), folder.toString()},
            {"replay", folder.toString(), "--replicate", "1"},
            {"report", "--out", dir.resolve("page.html").toString(), folder.toString()},
            {"merge", folder.toString()}
        };
        for (String[] verb : verbs) {
            Batches.Outcome outcome = verb(verb);
            assertThat(outcome.err().lines().count())
                    .as(verb[0] + ": " + outcome.err())
                    .isLessThan(2);
            assertThat(outcome.code()).as(verb[0]).isIn(ExitCode.OK, ExitCode.REFUSED, ExitCode.IO);
        }
    }

    @Test
    void aFolderInPlaceOfTheScenarioIsNamed() throws IOException {
        Path folder = finished();
        Files.delete(folder.resolve("scenario.resolved.yaml"));
        Files.createDirectory(folder.resolve("scenario.resolved.yaml"));
        for (String[] verb :
                new String[][] {{"replay", folder.toString(), "--replicate", "1"}, {"explain", folder.toString()}}) {
            Batches.Outcome outcome = verb(verb);
            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).hasLineCount(1).contains(folder.toString(), "scenario.resolved.yaml");
        }
    }

    /** Changes the folder when a segment has been written so often. */
    private static final class Meanwhile implements FileOperations {
        private final BooleanSupplier change;
        private int writes;

        Meanwhile(BooleanSupplier change) {
            this.change = change;
        }

        @Override
        public synchronized void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            FileOperations.super.write(channel, bytes);
            if (++writes == 20) {
                change.getAsBoolean();
            }
        }
    }

    private Batches.Outcome runWhile(BooleanSupplier change, String replicates) {
        return Assertions.assertTimeoutPreemptively(
                PATIENCE,
                () -> execute(
                        new Meanwhile(change),
                        "run",
                        "-q",
                        "--out",
                        out.toString(),
                        "--replicates",
                        replicates,
                        file.toString()));
    }

    private Path folderOf(Path runs) {
        try (Stream<Path> folders = Files.list(runs.resolve("small"))) {
            return folders.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean move(Path from) {
        try {
            Files.move(from, outside.resolve("gone"));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the end of a short run, and within seconds of one that would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"8000", "10000000"})
    void aJournalThatVanishesIsNoticed(String replicates) throws IOException {
        Batches.Outcome outcome = runWhile(() -> move(segment(folderOf(out))), replicates);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1).contains("000001.journal: has vanished");
        assertThat(verb("verify", folderOf(out).toString()).code()).isEqualTo(ExitCode.IO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000", "10000000"})
    void aFolderThatVanishesIsNoticed(String replicates) {
        Batches.Outcome outcome = runWhile(() -> move(folderOf(out)), replicates);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1).contains(out.resolve("small").toString(), "has vanished");
        assertThat(outside.resolve("gone").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void anotherJournalUnderTheNameIsNoticed() throws IOException {
        Batches.Outcome outcome = runWhile(
                () -> {
                    move(segment(folderOf(out)));
                    try {
                        Files.copy(
                                outside.resolve("gone"), segment(folderOf(out)), StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return true;
                },
                "8000");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1).contains("000001.journal: is no longer the file");
    }

    @Test
    void aLockThatVanishesIsNoticed() {
        Batches.Outcome outcome = runWhile(() -> move(folderOf(out).resolve(".lock")), "8000");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1).contains(".lock: has vanished");
    }

    /**
     * A flipped bit in the third record of five, which a look follows, and one in the last; a torn end, which a killed
     * run leaves, is no damage.
     */
    @Test
    void damageIsSaidWithItsPlaceAndATornEndIsNot() throws IOException {
        Batches.write(file, "[0.05]", 0.05, 1280);
        Path folder = finished();
        String results = results(folder);
        byte[] sound = Files.readAllBytes(segment(folder));
        int look = 12;
        int record = (sound.length - 49 - look) / 5;
        assertThat((sound.length - 49 - look) % 5).isZero();
        for (int flipped : new int[] {2, 4}) {
            byte[] bytes = sound.clone();
            bytes[49 + flipped * record + 20] ^= 4;
            Files.write(segment(folder), bytes);
            Batches.Outcome outcome = run();
            assertThat(outcome.code()).isZero();
            assertThat(outcome.err())
                    .hasLineCount(1)
                    .contains(
                            segment(folder) + ": the record at byte " + (49 + flipped * record),
                            5 - flipped + " sound record",
                            (5 - flipped) * record + look + " bytes");
            assertThat(results(folder)).isEqualTo(results);
        }
        for (int cut : new int[] {1, record / 2, record - 1}) {
            Files.write(segment(folder), java.util.Arrays.copyOf(sound, sound.length - cut));
            assertThat(run().err()).isEmpty();
            assertThat(results(folder)).isEqualTo(results);
        }
    }
}
