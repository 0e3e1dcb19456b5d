package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.narrows.family.Family;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.toy.ForgetfulFamily;
import dev.narrows.toy.ToyFamily;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A second family goes the whole way without a change in the program: a sampled, noisy risk and no KL. */
class ToyFamilyTest {
    private static final String TEXT = """
            # Question: what does a learner that remembers make of a noisy label?
            format: 1
            name: toy
            seed: 5
            model: {family: toy, values: 4, error: 0.2, known: exact}
            learner: {fresh: 8}
            sweep:
              grid:
                model.known: [exact, bracket, unknown]
                learner.pairs: [4, 400]
            replicates: 300
            expect: ["floor_best >= 0.15", "risk_mean >= 0.1"]
            """;

    @TempDir
    private Path dir;

    private Path file;
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader extended;

    @BeforeEach
    void extendTheClassPath() throws IOException {
        extended = new URLClassLoader(new URL[] {ToyFamily.class.getResource("/toy/")}, before);
        Thread.currentThread().setContextClassLoader(extended);
        file = Files.writeString(dir.resolve("toy.yaml"), TEXT);
    }

    @AfterEach
    void restoreTheClassPath() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        extended.close();
    }

    private static JsonNode cells(Path folder) throws IOException {
        return WholeCells.of(folder);
    }

    @Test
    void runsFromFileToVerdict() throws IOException {
        Batches.Outcome outcome = Batches.run(dir.resolve("out"), file);
        assertThat(outcome.out()).contains("6 cells");
        JsonNode cells = cells(outcome.folder());
        assertThat(cells).hasSize(6);
        for (JsonNode cell : cells) {
            assertThat(cell.get("floors"))
                    .extracting(floor -> floor.get("rung").asString())
                    .containsOnly("weak-fano", "sharp-fano");
            assertThat(cell.get("ceilings")).isEmpty();
            assertThat(cell.get("remembered").get("mean").asDouble()).isBetween(1.0, 4.0);
            assertThat(cell.has("kl")).isFalse();
            assertThat(cell.get("risk").get("low").asDouble())
                    .isLessThan(cell.get("risk").get("mean").asDouble());
        }
        // the floor is met by the learner that saw enough; its noisy mean does not convict it
        assertThat(cells.get(1).get("floor_best").asDouble()).isBetween(0.19, 0.2);
        assertThat(cells.get(0).get("bayes_risk").asDouble()).isEqualTo(0.2);
        assertThat(cells.get(2).get("bayes_risk").isNull()).isTrue();
        assertThat(Files.readString(outcome.folder().resolve("report.html"))).contains("toy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounds", "run"})
    void itsNumbersHaveNoCertificates(String verb) {
        Batches.Outcome refused = Batches.execute(
                verb, file.toString(), "--certificates", dir.resolve("c").toString());
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains("--certificates: the model is of the family toy, must be of the family finite");
        assertThat(dir.resolve("c")).doesNotExist();
    }

    @Test
    void everyCommandKnowsIt() throws IOException {
        Path out = dir.resolve("out");
        Batches.Outcome run = Batches.run(out, file);
        Path folder = run.folder();
        assertThat(Batches.execute("bounds", file.toString()).out()).contains("sharp-fano", "Bayes risk");
        assertThat(Batches.execute("bounds", "--format", "json", file.toString())
                        .code())
                .isZero();
        assertThat(Batches.execute("validate", file.toString()).code()).isZero();
        assertThat(Batches.execute("plan", file.toString()).code()).isZero();
        // two quantities of eight bytes
        assertThat(Batches.execute("plan", "--format", "json", file.toString()).out())
                .contains("\"bytes_per_cell\":" + 2 * 8 * 300);
        for (int cell = 0; cell < 6; cell++) {
            Batches.Outcome explained = Batches.execute("explain", "--cell", Integer.toString(cell), folder.toString());
            assertThat(explained.code()).as(explained.err()).isZero();
            assertThat(explained.out())
                    .contains("What would help\n- not known without sampling\n")
                    .doesNotContain("NaN", "null", "nan");
        }
        Batches.Outcome replayed = Batches.execute("replay", "--cell", "3", "--replicate", "7", folder.toString());
        assertThat(replayed.out()).contains("has the same bits", "remembered", "toy");
        assertThat(Batches.execute(
                                "report",
                                folder.toString(),
                                "--out",
                                dir.resolve("page.html").toString())
                        .code())
                .isZero();
        assertThat(Batches.execute("verify", folder.toString()).code()).isZero();
        Path other =
                Batches.run(dir.resolve("other"), file, "--replicates", "200").folder();
        Batches.Outcome compared = Batches.execute("compare", folder.toString(), other.toString());
        assertThat(compared.code()).as(compared.err()).isZero();
    }

    @Test
    void threadsShardsAndResumeGiveTheSameBytes() throws IOException {
        Path folder = Batches.run(dir.resolve("one"), file, "--threads", "1").folder();
        Path seven = Batches.run(dir.resolve("seven"), file, "--threads", "7").folder();
        assertThat(Batches.results(seven)).isEqualTo(Batches.results(folder));
        assertThat(Files.size(Batches.segment(folder))).as("of values").isGreaterThan(6 * 300 * 2 * 8);
        Path few = dir.resolve("few");
        Batches.run(few, file, "--replicates", "100", "--select", "pairs > 4");
        assertThat(Batches.run(few, file).computed()).isEqualTo(6 * 300 - 3 * 100);
        Path some = dir.resolve("some");
        Batches.run(some, file, "--select", "pairs > 4");
        Batches.Outcome others = Batches.run(some, file);
        assertThat(others.computed()).isEqualTo(3 * 300);
        assertThat(Batches.results(others.folder())).isEqualTo(Batches.results(folder));
        cutTheJournal(seven);
        Batches.Outcome resumed = Batches.run(dir.resolve("seven"), file);
        assertThat(resumed.computed()).isBetween(1L, 6 * 300 - 1L);
        assertThat(Batches.results(resumed.folder())).isEqualTo(Batches.results(folder));
        Path parts = dir.resolve("parts");
        List<String> shards = List.of(
                Batches.run(parts, file, "--shard", "1/2").folder().toString(),
                Batches.run(parts, file, "--shard", "2/2").folder().toString());
        Batches.Outcome merged =
                Batches.execute("merge", "--out", dir.resolve("merged").toString(), shards.get(0), shards.get(1));
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(Batches.results(merged.folder())).isEqualTo(Batches.results(folder));
    }

    /** What a killed run leaves: half of what it wrote, the last row not whole. */
    private static void cutTheJournal(Path folder) throws IOException {
        try (FileChannel journal = FileChannel.open(Batches.segment(folder), StandardOpenOption.WRITE)) {
            journal.truncate(journal.size() / 2 + 1);
        }
    }

    @Test
    void itsKeysAreReadAsStrictlyAsOurs() throws IOException {
        Files.writeString(file, TEXT.replace("error: 0.2", "eror: 0.2"));
        assertThat(Batches.execute("validate", file.toString()).err())
                .contains("5:33: error at model.eror: unknown key, did you mean error?");
        Files.writeString(file, TEXT.replace("[4, 400]", "[4, 0]"));
        assertThat(Batches.execute("validate", file.toString()).err())
                .contains("10:24: error at learner.pairs: is 0, must be from 1 to 10000");
        Files.writeString(file, TEXT.replace("family: toy", "family: tay"));
        assertThat(Batches.execute("validate", file.toString()).err())
                .contains("is \"tay\", must be finite, dirichlet or toy; did you mean toy?");
        Files.writeString(file, TEXT.replace("family: toy", "famly: toy"));
        assertThat(Batches.execute("validate", file.toString()).err())
                .containsOnlyOnce(": error at ")
                .contains("5:9: error at model.famly: unknown key, did you mean family? "
                        + "(allowed: family, values, error, known)");
        Thread.currentThread().setContextClassLoader(before);
        Files.writeString(file, TEXT);
        assertThat(Batches.execute("validate", file.toString()).err()).contains("is \"toy\", must be finite");
    }

    /** A family with a channel of its own does not loosen the schema of ours. */
    @Test
    void theSchemaHasTheTypesOfBothFamilies() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Commands.run(new String[] {"schema"}, null));
        ObjectNode scenario = (ObjectNode) new YAMLMapper()
                .readTree(Path.of("../scenarios/quickstart.yaml").toFile());
        ObjectNode channel = scenario.withObject("/model/cognitive");
        assertThat(schema.validate(scenario)).isEmpty();
        channel.put("eror", 0.1);
        assertThat(schema.validate(scenario)).isNotEmpty();
        channel.put("type", "tin-can");
        assertThat(schema.validate(scenario)).isEmpty();
    }

    /** What is read is what is named, of a model too: else two errors would share their replicates. */
    @Test
    void aModelThatDoesNotNameWhatWasReadIsNoticed() throws IOException {
        Path services = Files.createDirectories(dir.resolve("META-INF/services"));
        Files.writeString(services.resolve(Family.class.getName()), ForgetfulFamily.class.getName());
        try (URLClassLoader forgetful =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(forgetful);
            byte[] text = TEXT.replace("family: toy", "family: forgetful").getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> ScenarioReader.parse("toy.yaml", text, Overrides.none()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("family forgetful: resolved() of its model has the keys "
                            + "[family, values, known], must have what was read: [family, values, error, known]");
        }
    }
}
