package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.result.FileOperations;
import dev.narrows.result.JournalRisks;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Folders that no run has written: refused in a line, never an internal error, nothing outside of them touched. */
class GivenFolderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path dir;

    private Path run() throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 200);
        return execute(
                        FileOperations.SYSTEM,
                        "run",
                        "--out",
                        dir.resolve("runs").toString(),
                        file.toString())
                .folder();
    }

    /** Writes a changed manifest with a sound seal. */
    private static void reseal(Path folder, Consumer<ObjectNode> change) throws Exception {
        Path file = folder.resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readString(file));
        manifest.remove("sha256");
        change.accept(manifest);
        String before = manifest.toPrettyString().replaceFirst("\\s*}\\s*$", "");
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, before + ",\n  \"sha256\" : \"" + HexFormat.of().formatHex(sum) + "\"\n}\n");
    }

    private static void changeCell(Path folder, String json) throws IOException {
        Path points = folder.resolve("points.json");
        ObjectNode whole = (ObjectNode) JSON.readTree(Files.readString(points));
        ((ObjectNode) whole.get("cells").get(0)).setAll((ObjectNode) JSON.readTree(json));
        Files.writeString(points, whole.toString());
    }

    @Test
    void theResealingOfThisTestIsSound() throws Exception {
        Path folder = run();
        reseal(folder, manifest -> {});
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }

    @Test
    void aManifestOfAnotherShapeIsNotWhatWasWritten() throws Exception {
        Path folder = run();
        List<Consumer<ObjectNode>> changes = List.of(
                m -> m.put("files", "x"),
                m -> m.remove("files"),
                m -> m.put("hash", 5),
                m -> m.put("cells", "x"),
                m -> m.put("seed", "x"),
                m -> ((ObjectNode) m.get("files")).put("points.csv", 7),
                m -> file(m, "../../outside"),
                m -> file(m, "/outside"),
                m -> file(m, "a\u0000b"),
                m -> file(m, "a/../points.csv"));
        String sound = Files.readString(folder.resolve("manifest.json"));
        for (Consumer<ObjectNode> change : changes) {
            Files.writeString(folder.resolve("manifest.json"), sound);
            reseal(folder, change);
            assertThat(execute("verify", folder.toString()).err())
                    .contains("manifest.json: is not what was written")
                    .hasLineCount(1);
            assertThat(execute("report", folder.toString()).code()).isEqualTo(ExitCode.REFUSED);
            assertThat(execute("merge", folder.toString()).code()).isEqualTo(ExitCode.REFUSED);
        }
    }

    private static void file(ObjectNode manifest, String name) {
        ((ObjectNode) manifest.get("files")).putObject(name).put("bytes", 1).put("sha256", "0");
    }

    @Test
    void countlessMissingShardsAreNotAllNamed() throws Exception {
        Path folder = run();
        reseal(folder, manifest -> manifest.putObject("shard").put("index", 1).put("of", 1_000_000));
        assertThat(execute("merge", folder.toString()).err())
                .contains("missing shards: 2/1000000")
                .endsWith("and more\n")
                .hasLineCount(1);
        reseal(folder, manifest -> manifest.put("shard", "x"));
        assertThat(execute("merge", folder.toString()).err()).contains("is no shard");
    }

    @Test
    void aMillionNamesAreTwentyLinesAndANumber() throws Exception {
        Path folder = run();
        int names = 1_000_000;
        reseal(folder, manifest -> {
            ObjectNode files = (ObjectNode) manifest.get("files");
            ObjectNode entry = JSON.createObjectNode().put("bytes", 1).put("sha256", "0");
            for (int i = 0; i < names; i++) {
                files.set("f" + i, entry);
            }
        });
        Batches.Outcome outcome = execute("verify", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(21).endsWith("and " + (names - 20) + " more such lines\n");
    }

    private Path shard(int index) throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 200);
        return execute(
                        "run",
                        "--shard",
                        index + "/2",
                        "--out",
                        dir.resolve("runs").toString(),
                        file.toString())
                .folder();
    }

    /** What would be computed again in silence is refused, and no folder of the whole is made. */
    @Test
    void mergeHoldsEveryShardAgainstItsManifest() throws Exception {
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("journal/000001.journal: is missing", folder -> Files.delete(Batches.segment(folder)));
        damages.put("000001.journal: is not what was written", folder -> {
            byte[] bytes = Files.readAllBytes(Batches.segment(folder));
            bytes[bytes.length - 1] ^= 1;
            Files.write(Batches.segment(folder), bytes);
        });
        damages.put(
                "points.csv: has ",
                folder -> Files.writeString(folder.resolve("points.csv"), "x", StandardOpenOption.APPEND));
        damages.put("journal: holds 0 replicates, the run computed 0 and took 200", folder -> {
            Files.delete(Batches.segment(folder));
            reseal(folder, manifest -> ((ObjectNode) manifest.get("files")).remove("journal/000001.journal"));
        });
        damages.put(
                "is no shard: manifest.json says -1/0",
                folder -> reseal(
                        folder,
                        manifest -> manifest.putObject("shard").put("index", -1).put("of", 0)));
        damages.put(
                "must be 1/n to n/n",
                folder -> reseal(
                        folder,
                        manifest -> manifest.putObject("shard").put("index", 3).put("of", 2)));
        damages.put(
                "manifest.json is of another scenario",
                folder -> reseal(folder, manifest -> {
                    manifest.put("hash", "000000000000").putObject("journal");
                    // runs above have left it with another number than the first
                    for (String segment : folder.resolve("journal").toFile().list()) {
                        ((ObjectNode) manifest.get("files")).remove("journal/" + segment);
                        deleted(folder.resolve("journal").resolve(segment));
                    }
                }));
        for (Map.Entry<String, Damage> damage : damages.entrySet()) {
            Path first = shard(1);
            Path second = shard(2);
            damage.getValue().to(second);
            Batches.Outcome outcome = execute("merge", first.toString(), second.toString());
            assertThat(outcome.code()).as(damage.getKey() + outcome.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).hasLineCount(1).contains(damage.getKey(), second.toString());
            assertThat(first.resolveSibling(first.getFileName().toString().replace("-1-of-2", "")))
                    .doesNotExist();
        }
        assertThat(execute("merge", shard(1).toString(), shard(2).toString()).code())
                .isZero();
    }

    /** A change of a folder. */
    private interface Damage {
        void to(Path folder) throws Exception;
    }

    private static void deleted(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run without a journal is not sound, though the manifest knows of none. */
    @Test
    void aFolderWithoutItsJournalIsNotSound() throws Exception {
        Path folder = run();
        Files.delete(Batches.segment(folder));
        reseal(folder, manifest -> ((ObjectNode) manifest.get("files")).remove("journal/000001.journal"));
        Batches.Outcome outcome = execute("verify", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).hasLineCount(1).contains("journal: holds 0 replicates, the run computed 400");
    }

    @Test
    void outOfMemoryIsALineThatSaysWhatHelps() throws IOException {
        FileOperations exhausted = new FileOperations() {
            @Override
            public void createFolders(Path folder) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05]", 0.05, 20);
        Batches.Outcome outcome =
                execute(exhausted, "run", "--out", dir.resolve("new").toString(), file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(outcome.err())
                .hasLineCount(1)
                .startsWith("narrows: out of memory (Java heap space): ")
                .contains("JAVA_TOOL_OPTIONS=-Xmx", "--max-memory");
    }

    @Test
    void cellsOfAnotherShapeAreNoInternalErrors() throws IOException {
        for (String cell : List.of(
                "{\"cell\":1000000000000000000000000000000}",
                "{\"replicates\":\"x\",\"risk\":[]}",
                "{\"waterfall\":{\"floor\":[{\"value\":\"x\"},3],\"ceiling\":\"q\"}}",
                "{\"floors\":{\"value\":[1,\"x\",[]],\"verdict\":7},\"ceilings\":[3]}",
                "{\"ceilings\":{\"value\":3,\"verdict\":[\"\",{}],\"confidence\":\"x\"}}",
                "{\"replicates\":2147483647}",
                "{\"verdict\":\"\"}",
                "{\"floor_best\":1e300,\"bayes_risk\":-1e300}")) {
            Path folder = run();
            changeCell(folder, cell);
            for (String verb : List.of("report", "explain")) {
                Batches.Outcome outcome = execute(verb, folder.toString());
                assertThat(outcome.code())
                        .as(verb + cell + outcome.err())
                        .isIn(ExitCode.OK, ExitCode.REFUSED, ExitCode.IO);
                assertThat(outcome.err().lines().count()).isLessThan(2);
            }
        }
    }

    @Test
    void noLinkIsFollowedWhenWriting() throws IOException {
        Path folder = run();
        Path victim = Files.writeString(dir.resolve("victim"), "mine");
        Files.delete(folder.resolve(".lock"));
        Files.createSymbolicLink(folder.resolve(".lock"), victim);
        assertThat(execute("report", folder.toString()).code()).isEqualTo(ExitCode.REFUSED);
        Files.delete(folder.resolve(".lock"));
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.move(folder.resolve("figures"), dir.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("figures"), outside);
        assertThat(execute("report", folder.toString()).code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outside).isEmptyDirectory();
        assertThat(victim).hasContent("mine");
    }

    @Test
    void reportRenewsTheSealAndShowsHowTheEstimatesSettled() throws Exception {
        Path folder = run();
        Files.delete(folder.resolve("report.html"));
        assertThat(execute("verify", folder.toString()).code()).isEqualTo(ExitCode.IO);
        assertThat(execute("report", folder.toString()).code()).isZero();
        assertThat(execute("verify", folder.toString()).code()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        JsonNode run = JSON.readTree(page.split("id=\"data\">")[1].split("</script>")[0])
                .get("runs")
                .get(0);
        JsonNode cells =
                JSON.readTree(Files.readString(folder.resolve("points.json"))).get("cells");
        Scenario scenario = new ResultFolder(folder).scenario();
        JournalRisks kept = new JournalRisks(
                folder, scenario, IntStream.range(0, cells.size()).boxed().toList());
        for (int i = 0; i < cells.size(); i++) {
            // the mean of all 200 is that of the results; the running ones end before it, at 200^(11/12)
            JsonNode settled = run.get("convergence").get(i).get("points");
            JsonNode last = settled.get(settled.size() - 1);
            assertThat(last.get(0).asInt()).isEqualTo(129);
            double mean = Arrays.stream(kept.first(i, 200).orElseThrow())
                    .limit(129)
                    .average()
                    .orElseThrow();
            assertThat(last.get(1).asDouble()).isEqualTo(mean, within(1e-12));
        }
        assertThat(execute(
                                "report",
                                folder.toString(),
                                "--out",
                                folder.resolve("points.csv").toString())
                        .code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(execute(
                                "report",
                                folder.toString(),
                                "--out",
                                dir.resolve("page.html").toString())
                        .code())
                .isZero();
        assertThat(dir.resolve("page.html")).isNotEmptyFile();
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }
}
