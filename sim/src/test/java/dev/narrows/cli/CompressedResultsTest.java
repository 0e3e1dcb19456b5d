package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.TwoLetters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The files of many cells: compressed, the same text, read by every verb, and refused where they are damaged. */
class CompressedResultsTest {
    private static final int MANY = 501;
    private static final List<String> LARGE = List.of("points.json", "checks.csv");

    @TempDir
    private Path dir;

    private Path scenario(int cells) throws IOException {
        return Files.writeString(
                dir.resolve("many.yaml"),
                TwoLetters.scenario("many", 3)
                        + "learner: {labels: 2}\nreplicates: 3\n"
                        + "sweep: {grid: {learner.beta: {from: 1, to: 2, steps: %d}}}\n".formatted(cells));
    }

    private Batches.Outcome run(String out, int cells, String... more) throws IOException {
        return Batches.run(dir.resolve(out), scenario(cells), more);
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    /** What a folder has of both files, by name. */
    private static Map<String, byte[]> large(Path folder) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        for (String name : LARGE) {
            for (String end : List.of("", ".gz")) {
                Path file = folder.resolve(name + end);
                if (Files.exists(file)) {
                    found.put(name + end, Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    @Test
    void aRunOfManyCellsHasThemCompressedForAnyNumberOfThreads() throws IOException {
        Batches.Outcome one = run("one", MANY, "-j", "1", "--format", "json");
        Batches.Outcome three = run("one", MANY, "-j", "3", "--fresh");
        assertThat(large(run("two", MANY - 1).folder())).containsOnlyKeys(LARGE);
        Map<String, byte[]> files = large(three.folder());
        assertThat(files).containsOnlyKeys("points.json.gz", "checks.csv.gz");
        assertThat(new String(unpacked(one.folder().resolve("points.json.gz")), StandardCharsets.UTF_8))
                .isEqualTo(one.out());
        Map<String, byte[]> again = large(run("one", MANY, "-j", "1", "--fresh").folder());
        files.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
        assertThat(new JsonMapper()
                        .readTree(Files.readString(one.folder().resolve("manifest.json")))
                        .get("compressed_above_cells")
                        .asInt())
                .isEqualTo(MANY - 1);
    }

    @Test
    void everyVerbReadsThem() throws IOException {
        Path folder = run("runs", MANY).folder();
        String last = "cell " + (MANY - 1);
        assertThat(execute("verify", folder.toString()).out()).contains("sound");
        assertThat(execute("explain", folder.toString(), "--cell", "500").out())
                .startsWith("Cell 500 (")
                .contains("Undecided: ceiling_kl_measured");
        assertThat(execute("compare", folder.toString(), folder.toString()).out())
                .contains(MANY + " cells");
        assertThat(execute("report", folder.toString()).code()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("\"cell\":500");
        assertThat(execute("explain", folder.toString(), "--cell", "501").err())
                .contains("has no cell 501")
                .contains("to " + last.substring(5));
    }

    /** Another number of cells replaces the results in the same folder: one form of each file is left. */
    @Test
    void oneFormTakesThePlaceOfTheOther() throws IOException {
        Path folder = run("runs", MANY).folder();
        assertThat(run("runs", 3).folder()).isEqualTo(folder);
        assertThat(large(folder)).containsOnlyKeys(LARGE);
        assertThat(execute("verify", folder.toString()).code()).isZero();
        run("runs", MANY);
        assertThat(large(folder)).containsOnlyKeys("points.json.gz", "checks.csv.gz");
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }

    /** Parts of 167 cells are plain, the whole is not, and is that of a single run. */
    @Test
    void plainShardsMergeIntoACompressedWhole() throws IOException {
        Path single = run("runs", MANY).folder();
        Map<String, byte[]> expected = large(single);
        Files.move(dir.resolve("runs"), dir.resolve("kept"));
        String[] merge = {"merge", "", "", ""};
        for (int i = 1; i <= 3; i++) {
            Path shard = run("runs", MANY, "--shard", i + "/3").folder();
            assertThat(large(shard)).containsOnlyKeys(LARGE);
            merge[i] = shard.toString();
        }
        assertThat(execute(merge).code()).isZero();
        Map<String, byte[]> merged = large(single);
        assertThat(merged).hasSameSizeAs(expected);
        expected.forEach((name, bytes) -> assertThat(merged.get(name)).as(name).isEqualTo(bytes));
    }

    /** What is no more than a member with the text of a run is refused in a line that names the file. */
    @Test
    void damagedFilesAreRefused() throws IOException {
        Path folder = run("runs", MANY).folder();
        Map<String, byte[]> sound = large(folder);
        for (String name : LARGE) {
            Path file = folder.resolve(name + ".gz");
            byte[] bytes = sound.get(name + ".gz");
            byte[] flipped = bytes.clone();
            flipped[bytes.length - 6] ^= 1;
            Map<String, byte[]> damaged = Map.of(
                    "it is cut off",
                    new byte[0],
                    "Unexpected end",
                    Arrays.copyOf(bytes, bytes.length / 2),
                    "Not in GZIP format",
                    "{}, which is not compressed".getBytes(StandardCharsets.UTF_8),
                    "Corrupt GZIP trailer",
                    flipped);
            for (Map.Entry<String, byte[]> entry : damaged.entrySet()) {
                refused(folder, file, entry.getValue(), entry.getKey());
            }
            refused(folder, file, joined(bytes, new byte[] {1, 2, 3}), "bytes after its end");
            refused(folder, file, joined(bytes, new byte[100]), "bytes after its end");
            refused(folder, file, joined(bytes, packed("\n".getBytes(StandardCharsets.UTF_8))), "bytes after its end");
            refused(folder, file, bomb(), "characters for each of its bytes");
            Files.write(file, bytes);
        }
        Files.writeString(folder.resolve("points.json"), "{}");
        assertThat(execute("explain", folder.toString()).err())
                .hasLineCount(1)
                .contains("points.json.gz: stands beside points.json");
        Files.delete(folder.resolve("points.json"));
        assertThat(execute("explain", folder.toString()).code()).isZero();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** 64 MB of empty lines. */
    private static byte[] bomb() throws IOException {
        byte[] lines = new byte[1 << 26];
        Arrays.fill(lines, (byte) '\n');
        return packed(lines);
    }

    private static void refused(Path folder, Path file, byte[] bytes, String why) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.write(file, bytes);
        Batches.Outcome outcome = execute("explain", folder.toString());
        assertThat(outcome.code()).as(why + ": " + outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).hasLineCount(1).contains(file.getFileName() + ": is not what a run writes: ", why);
        Files.write(file, before);
    }
}
