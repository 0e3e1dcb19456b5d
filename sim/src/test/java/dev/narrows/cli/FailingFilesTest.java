package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The k-th operation on files fails, for every k: never a half file under its final name, never a good exit code, one
 * message, and the next run gives the same bytes.
 */
class FailingFilesTest {
    private static final List<String> DERIVED = List.of(
            "points.csv",
            "points.json",
            "checks.csv",
            "scenario.source.yaml",
            "scenario.resolved.yaml",
            "figures/interval.svg",
            "figures/waterfall.svg");

    @TempDir
    private Path dir;

    /** Counts operations; from the k-th on, one or all of them fail, a failing write after half of its bytes. */
    private static final class Failing implements FileOperations {
        private final int k;
        private final boolean forGood;
        private int count;

        Failing(int k, boolean forGood) {
            this.k = k;
            this.forGood = forGood;
        }

        private synchronized boolean fails() {
            count++;
            return count == k || forGood && count > k;
        }

        private void step() throws IOException {
            if (fails()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void createFolders(Path folder) throws IOException {
            step();
            FileOperations.super.createFolders(folder);
        }

        @Override
        public FileChannel open(Path file, OpenOption... options) throws IOException {
            step();
            return FileOperations.super.open(file, options);
        }

        @Override
        public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            if (fails()) {
                FileOperations.super.write(channel, bytes.slice(bytes.position(), bytes.remaining() / 2));
                throw new IOException("No space left on device");
            }
            FileOperations.super.write(channel, bytes);
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            step();
            FileOperations.super.force(channel);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            step();
            FileOperations.super.forceFolder(folder);
        }

        @Override
        public void truncate(FileChannel channel, long size) throws IOException {
            step();
            FileOperations.super.truncate(channel, size);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step();
            FileOperations.super.rename(from, to);
        }

        @Override
        public void link(Path file, Path other) throws IOException {
            step();
            FileOperations.super.link(file, other);
        }

        @Override
        public void delete(Path file) throws IOException {
            step();
            FileOperations.super.delete(file);
        }
    }

    private Batches.Outcome run(FileOperations operations, Path out, Path file) {
        return execute(operations, "run", "-j", "2", "--out", out.toString(), file.toString());
    }

    /** The derived files that are there. */
    private static Map<String, String> derived(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : DERIVED) {
            if (Files.exists(folder.resolve(name))) {
                texts.put(name, Files.readString(folder.resolve(name)).replaceAll("\"folder\":\".*\"", ""));
            }
        }
        return texts;
    }

    private void everyOperationFails(Path file, boolean forGood, Path begun) throws IOException {
        Path sound = run(FileOperations.SYSTEM, dir.resolve("sound"), file).folder();
        Failing counting = new Failing(Integer.MAX_VALUE, false);
        Path counted = dir.resolve("counted-" + forGood);
        copyIfAny(begun, counted);
        assertThat(run(counting, counted, file).code()).isZero();
        assertThat(counting.count).isGreaterThan(40);
        Map<String, String> before = begun == null
                ? Map.of()
                : derived(begun.resolve(dir.resolve("sound").relativize(sound)));
        for (int k = 1; k <= counting.count; k++) {
            Path out = dir.resolve("out-" + forGood + k);
            copyIfAny(begun, out);
            Batches.Outcome failed = run(new Failing(k, forGood), out, file);
            assertThat(failed.code()).as("operation " + k).isEqualTo(ExitCode.IO);
            // results of another state that were there are kept, which is said before anything can fail
            assertThat(failed.err().replaceFirst("narrows: the results of .* are kept in .*\n", ""))
                    .as("operation " + k)
                    .hasLineCount(1)
                    .contains("No space left on device", out.toString());
            Path folder = out.resolve(dir.resolve("sound").relativize(sound));
            Map<String, String> whole = derived(sound);
            derived(folder).forEach((name, text) -> assertThat(text).as(name).isIn(whole.get(name), before.get(name)));
            if (begun == null && Files.exists(folder.resolve("manifest.json"))) {
                assertThat(execute("verify", folder.toString()).err())
                        .as("operation " + k)
                        .isEmpty();
                assertThat(folder.resolve("figures/interval.svg"))
                        .as("operation " + k)
                        .exists();
            }
            assertThat(run(FileOperations.SYSTEM, out, file).code())
                    .as("after operation " + k)
                    .isZero();
            assertThat(results(folder)).isEqualTo(results(sound));
            assertThat(execute("verify", folder.toString()).code()).isZero();
            assertThat(wholeEarlier(folder)).as("after operation " + k).isEqualTo(before.isEmpty() ? 0 : 1);
        }
    }

    /** How many folders of earlier results look whole; each of them is. */
    private static int wholeEarlier(Path folder) throws IOException {
        int whole = 0;
        for (Path file : Batches.files(folder)) {
            if (file.endsWith("manifest.json") && !file.getParent().equals(folder)) {
                whole++;
                assertThat(file.getParent().getParent()).isEqualTo(folder.resolve("earlier"));
                // the journal of the run that was there has a torn end
                assertThat(execute("verify", file.getParent().toString()).err())
                        .hasLineCount(1)
                        .contains("000001.journal: has ");
            }
        }
        return whole;
    }

    private static void copyIfAny(Path from, Path to) throws IOException {
        if (from == null) {
            return;
        }
        for (Path file : Batches.files(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @Test
    void everyOperationOfANewFolderFailsOnce() throws IOException {
        everyOperationFails(Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.15]", 0.05, 300), false, null);
    }

    @Test
    @Tag("long")
    void everyOperationOfANewFolderFailsForGood() throws IOException {
        everyOperationFails(Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.15]", 0.05, 300), true, null);
    }

    /** The journal of the first run has a torn end. */
    @Test
    void everyOperationOfAFolderThatGoesOnFails() throws IOException {
        Path begun = dir.resolve("begun");
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.15]", 0.05, 100);
        Path segment = Batches.segment(run(FileOperations.SYSTEM, begun, file).folder());
        try (FileChannel journal = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            journal.truncate(journal.size() - 5);
        }
        everyOperationFails(Batches.write(file, "[0.05, 0.1, 0.15]", 0.05, 300), false, begun);
    }

    /** The page that was there stays, or the new one is there; report again makes the folder sound. */
    @Test
    void everyOperationOfReportFails() throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05]", 0.05, 50);
        Path folder = run(FileOperations.SYSTEM, dir.resolve("out"), file).folder();
        String page = Files.readString(folder.resolve("report.html"));
        Failing counting = new Failing(Integer.MAX_VALUE, false);
        assertThat(execute(counting, "report", folder.toString()).code()).isZero();
        assertThat(counting.count).isGreaterThan(10);
        for (int k = 1; k <= counting.count; k++) {
            Batches.Outcome failed = execute(new Failing(k, k % 2 == 0), "report", folder.toString());
            assertThat(failed.code()).as("operation " + k).isEqualTo(ExitCode.IO);
            assertThat(failed.err()).hasLineCount(1).contains("No space left on device");
            assertThat(folder.resolve("report.html")).hasContent(page);
            assertThat(execute("report", folder.toString()).code()).isZero();
            assertThat(execute("verify", folder.toString()).code()).isZero();
        }
    }

    @Test
    void reportWaitsForNoRun() throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05]", 0.05, 50);
        Path folder = run(FileOperations.SYSTEM, dir.resolve("out"), file).folder();
        try (FileChannel lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(execute("report", folder.toString()).code()).isEqualTo(ExitCode.IN_USE);
        }
        assertThat(execute("report", folder.toString()).code()).isZero();
    }

    @Test
    void aFolderUnderAFileIsOneMessage() throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05]", 0.05, 10);
        Batches.Outcome outcome = run(FileOperations.SYSTEM, file.resolve("out"), file);
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1);
    }
}
