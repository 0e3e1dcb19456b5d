package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
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
        return execute(FileOperations.SYSTEM, "run", "--out", dir.resolve("runs").toString(), file.toString()).folder();
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
        reseal(folder, manifest -> { });
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }

    @Test
    void aManifestOfAnotherShapeIsNotWhatWasWritten() throws Exception {
        Path folder = run();
        List<Consumer<ObjectNode>> changes = List.of(m -> m.put("files", "x"), m -> m.remove("files"), m -> m.put("hash", 5),
                m -> m.put("cells", "x"), m -> m.put("seed", "x"), m -> ((ObjectNode) m.get("files")).put("points.csv", 7),
                m -> file(m, "../../outside"), m -> file(m, "/outside"), m -> file(m, "a\u0000b"), m -> file(m, "a/../points.csv"));
        String sound = Files.readString(folder.resolve("manifest.json"));
        for (Consumer<ObjectNode> change : changes) {
            Files.writeString(folder.resolve("manifest.json"), sound);
            reseal(folder, change);
            assertThat(execute("verify", folder.toString()).err()).contains("manifest.json: is not what was written").hasLineCount(1);
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
        assertThat(execute("merge", folder.toString()).err()).contains("missing shards: 2/1000000").endsWith("and more\n")
                .hasLineCount(1);
        reseal(folder, manifest -> manifest.put("shard", "x"));
        assertThat(execute("merge", folder.toString()).err()).contains("is no shard");
    }

    @Test
    void cellsOfAnotherShapeAreNoInternalErrors() throws IOException {
        for (String cell : List.of("{\"cell\":1000000000000000000000000000000}", "{\"replicates\":\"x\",\"risk\":[],\"verdicts\":3}",
                "{\"waterfall\":{\"floor\":[{\"value\":\"x\"},3],\"ceiling\":\"q\"}}", "{\"replicates\":2147483647}",
                "{\"verdict\":\"\",\"verdicts\":[{\"verdict\":\"\"}]}", "{\"floor_best\":1e300,\"bayes_risk\":-1e300}")) {
            Path folder = run();
            changeCell(folder, cell);
            for (String verb : List.of("report", "explain")) {
                Batches.Outcome outcome = execute(verb, folder.toString());
                assertThat(outcome.code()).as(verb + cell + outcome.err()).isIn(ExitCode.OK, ExitCode.REFUSED, ExitCode.IO);
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
    void reportRenewsTheSealAndShowsHowTheEstimatesSettled() throws IOException {
        Path folder = run();
        Files.delete(folder.resolve("report.html"));
        assertThat(execute("verify", folder.toString()).code()).isEqualTo(ExitCode.IO);
        assertThat(execute("report", folder.toString()).code()).isZero();
        assertThat(execute("verify", folder.toString()).code()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        JsonNode run = JSON.readTree(page.split("id=\"data\">")[1].split("</script>")[0]).get("runs").get(0);
        JsonNode cells = JSON.readTree(Files.readString(folder.resolve("points.json"))).get("cells");
        for (int i = 0; i < cells.size(); i++) {
            JsonNode settled = run.get("convergence").get(i).get("points");
            assertThat(settled.get(settled.size() - 1).get(0).asInt()).isEqualTo(200);
            assertThat(settled.get(settled.size() - 1).get(1).asDouble())
                    .isEqualTo(cells.get(i).get("risk").get("mean").asDouble(), org.assertj.core.api.Assertions.within(1e-12));
        }
        assertThat(execute("report", folder.toString(), "--out", folder.resolve("points.csv").toString()).code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(execute("report", folder.toString(), "--out", dir.resolve("page.html").toString()).code()).isZero();
        assertThat(dir.resolve("page.html")).isNotEmptyFile();
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }
}
