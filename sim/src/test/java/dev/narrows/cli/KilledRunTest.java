package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own that are killed, terminated or short of disk: nothing that was finished is lost. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and ulimit are those of POSIX")
class KilledRunTest {
    private static final String MUCH = "60000";
    private static final String IGNORED =
            " ends the run; a shell that starts these tests in the background of a script "
                    + "has its children ignore SIGINT";

    @TempDir
    private Path dir;

    private Path out;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        file = Batches.write(dir.resolve("small.yaml"), "{from: 0.05, to: 0.4, steps: 8}", 0.05, 100);
    }

    private List<String> command(String replicates, String... before) {
        List<String> words = new ArrayList<>(List.of(before));
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.narrows.cli.Main",
                "run",
                "-v",
                "--out",
                out.toString(),
                "--replicates",
                replicates,
                file.toString()));
        return words;
    }

    /** That of this test: a launcher may have class loaders of its own. */
    private static String classPath() {
        return Main.class.getClassLoader() instanceof URLClassLoader own
                ? Arrays.stream(own.getURLs())
                        .map(url -> Path.of(url.getPath()).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(dir.resolve("err").toFile())
                .start();
    }

    /**
     * Waits until the journal of the run that was started holds something more than before; with millions of values
     * taken from it, the intervals of the first cells may keep both threads busy for long.
     *
     * @return its files, the one that grows last
     */
    private List<Path> journal(Process process, long before) throws Exception {
        for (int i = 0; i < 12_000 && process.isAlive(); i++) {
            List<Path> found = journal();
            if (size(found) > before) {
                return found;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no journal: " + Files.readString(dir.resolve("err")));
    }

    /** Looks at no other file: those beside it come and go while the run ends. */
    private List<Path> journal() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : list(out.resolve("small"))) {
            list(folder.resolve("journal")).stream()
                    .filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static long size(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private void killed(int kills, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long kept = 0;
        int hit = 0;
        for (int i = 0; i < kills; i++) {
            Process process = start(command(Integer.toString(60_000 + 45_000 * i)));
            journal(process, kept);
            Thread.sleep(random.nextInt(150));
            hit += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
            List<Path> journal = journal();
            if (i % 2 == 1) {
                try (FileChannel channel =
                        FileChannel.open(journal.get(journal.size() - 1), StandardOpenOption.WRITE)) {
                    channel.truncate(Math.max(0, channel.size() - 1 - random.nextInt(200)));
                }
            }
            kept = size(journal);
        }
        assertThat(hit).isGreaterThan(kills / 2);
        assertSameAsUndisturbed(Integer.toString(60_000));
    }

    private void assertSameAsUndisturbed(String replicates) throws IOException {
        Batches.Outcome after = Batches.run(out, file, "--replicates", replicates);
        assertThat(after.computed()).isLessThan(8 * Long.parseLong(replicates));
        Batches.Outcome undisturbed = Batches.run(dir.resolve("new"), file, "--replicates", replicates);
        assertThat(results(after.folder())).isEqualTo(results(undisturbed.folder()));
        assertThat(execute("verify", after.folder().toString()).code()).isZero();
    }

    @Test
    void tenKills() throws Exception {
        killed(10, 1);
    }

    @Test
    @Tag("long")
    void twoHundredKills() throws Exception {
        killed(200, 2);
    }

    @Test
    void aSignalEndsTheRunWithinTwoSeconds() throws Exception {
        long kept = 0;
        for (String signal : List.of("TERM", "INT", "TERM")) {
            Process process = start(command("5000000"));
            List<Path> journal = journal(process, kept);
            long sent = System.nanoTime();
            assertThat(new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("SIG" + signal + IGNORED)
                    .isTrue();
            assertThat((System.nanoTime() - sent) / 1e9).isLessThan(2.0);
            assertThat(process.exitValue())
                    .isEqualTo(signal.equals("TERM") ? ExitCode.TERMINATED : ExitCode.INTERRUPTED);
            assertThat(Files.readString(dir.resolve("err")))
                    .hasLineCount(1)
                    .contains("interrupted: 0 of 8 cells done; the same command goes on");
            assertThat(journal.get(0).getParent().resolveSibling("points.csv")).doesNotExist();
            kept = size(journal);
        }
        assertSameAsUndisturbed(MUCH);
    }

    @Test
    void aSignalEndsAllFilesAndSaysWhichWereNotBegun() throws Exception {
        Path other = Files.writeString(
                dir.resolve("other.yaml"), Files.readString(file).replace("name: small", "name: other"));
        List<String> words = command("5000000");
        words.add(other.toString());
        Process process = start(words);
        journal(process, 0);
        assertThat(new ProcessBuilder("kill", "-s", "INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("SIGINT" + IGNORED).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Files.readAllLines(dir.resolve("err")))
                .containsExactly(
                        "small: interrupted: 0 of 8 cells done; the same command goes on", "not begun: " + other);
        assertThat(out.resolve("other")).doesNotExist();
    }

    @Test
    void aFullDiskIsOneMessageAndTheRunGoesOn() throws Exception {
        String limited = "ulimit -f 16; exec \"$@\"";
        Process process = start(command(MUCH, "sh", "-c", limited, "sh"));
        assertThat(process.waitFor()).isEqualTo(ExitCode.IO);
        assertThat(Files.readString(dir.resolve("err"))).hasLineCount(1).contains("narrows: ");
        assertSameAsUndisturbed(MUCH);
    }

    @Test
    void anOutputThatIsFullIsNamedAndTheFolderIsWhole() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "a device that is always full");
        Process process = new ProcessBuilder(command("100"))
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(dir.resolve("err").toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(ExitCode.IO);
        assertThat(Files.readAllLines(dir.resolve("err")))
                .filteredOn(line -> line.startsWith("narrows: "))
                .containsExactly("narrows: standard output: No space left on device (IO)");
        assertThat(execute("verify", list(out.resolve("small")).get(0).toString())
                        .code())
                .isZero();
    }

    @Test
    void aFullFileSystemIsOneMessageAndTheRunGoesOn() throws Exception {
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(
                mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "a file system of 64 KB needs root");
        try {
            Batches.Outcome full = execute("run", "--out", disk.toString(), "--replicates", MUCH, file.toString());
            assertThat(full.code()).isEqualTo(ExitCode.IO);
            assertThat(full.err()).hasLineCount(1).contains("No space left on device");
            assertThat(mount("-o", "remount,size=256m", disk.toString())).isTrue();
            Batches.Outcome after = Batches.run(disk, file, "--replicates", MUCH);
            assertThat(results(after.folder()))
                    .isEqualTo(results(Batches.run(dir.resolve("new"), file, "--replicates", MUCH)
                            .folder()));
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static boolean mount(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }

    @Test
    void theSecondRunNamesTheProcessOfTheFirst() throws Exception {
        Process process = start(command("5000000"));
        journal(process, 0);
        Batches.Outcome second = execute("run", "--out", out.toString(), file.toString());
        assertThat(second.code()).isEqualTo(ExitCode.IN_USE);
        assertThat(second.err()).hasLineCount(1).contains("process " + process.pid());
        process.destroyForcibly().waitFor();
        assertThat(execute("run", "--out", out.toString(), file.toString()).code())
                .isZero();
    }
}
