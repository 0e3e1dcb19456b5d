package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The family of unknown channels through every command. */
class DirichletFamilyTest {
    private static final String TEXT = """
            # Question: what do pairs teach of a law that is not known?
            format: 1
            name: pairs
            seed: 5
            model:
              family: dirichlet
              alpha: [[1, 0.5, 0], [0.25, 2, 1]]
              loss: {type: matrix, rows: [[0, 1], [0.5, 0], [0.25, 0.25]]}
            sweep:
              grid:
                learner.posterior: [bayes, gibbs]
                learner.labels: [4, 40]
            replicates: 300
            expect: ["risk_exact >= floor_learning", "matched == 'true'", "floor_best == 0"]
            """;

    @TempDir
    private Path dir;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(dir.resolve("pairs.yaml"), TEXT);
    }

    @Test
    void runsFromFileToVerdict() throws IOException {
        Batches.Outcome outcome = Batches.run(dir.resolve("out"), file);
        assertThat(outcome.out()).contains("4 cells: 4 hold");
        for (JsonNode cell : WholeCells.of(outcome.folder())) {
            JsonNode last = cell.get("floors").get(cell.get("floors").size() - 1);
            assertThat(last.get("rung").asString()).isEqualTo("learning");
            assertThat(last.get("verdict").asString()).isEqualTo("holds");
            assertThat(last.get("value").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(cell.get("risk_exact").asDouble());
            assertThat(cell.get("floor_best").asDouble()).isZero();
            assertThat(cell.get("bayes_risk").isNull()).isTrue();
            assertThat(cell.get("informed_risk").get("mean").asDouble())
                    .isBetween(
                            cell.at("/learning_limit/low").asDouble() - 0.05,
                            last.get("value").asDouble());
            assertThat(cell.get("ceilings")).hasSizeGreaterThan(5);
        }
        assertThat(Files.readString(outcome.folder().resolve("report.html"))).contains("floor_learning");
    }

    @Test
    void everyCommandKnowsIt() throws IOException {
        Path folder = Batches.run(dir.resolve("out"), file).folder();
        assertThat(Batches.execute("bounds", "--columns", "floor_learning,floor_best", file.toString())
                        .out())
                .contains("floor_learning");
        assertThat(Batches.execute("bounds", "--select", "labels == 4 and posterior == 'bayes'", file.toString())
                        .out())
                .contains("learning");
        assertThat(Batches.execute("bounds", "--format", "json", file.toString())
                        .out())
                .contains("learning_limit");
        assertThat(Batches.execute("validate", file.toString()).code()).isZero();
        // four quantities of eight bytes
        assertThat(Batches.execute("plan", "--format", "json", file.toString()).out())
                .contains("\"bytes_per_cell\":" + 4 * 8 * 300);
        for (int cell = 0; cell < 4; cell++) {
            Batches.Outcome explained = Batches.execute("explain", "--cell", Integer.toString(cell), folder.toString());
            assertThat(explained.code()).as(explained.err()).isZero();
            assertThat(explained.out())
                    .contains("averaged over the prior no learner has a risk below", "floor_learning")
                    .contains("labels instead of")
                    .doesNotContain("NaN", "null", "nan");
        }
        Batches.Outcome replayed = Batches.execute("replay", "--cell", "3", "--replicate", "7", folder.toString());
        assertThat(replayed.out()).contains("has the same bits", "law of targets", "informed risk");
        assertThat(Batches.execute("replay", "--format", "json", "--cell", "3", "--replicate", "7", folder.toString())
                        .out())
                .contains("\"posterior\"", "\"targets\"", "\"law\"");
        assertThat(Batches.execute("verify", folder.toString()).code()).isZero();
    }

    @Test
    void threadsShardsAndResumeGiveTheSameBytes() throws IOException {
        Path folder = Batches.run(dir.resolve("one"), file, "--threads", "1").folder();
        Path seven = Batches.run(dir.resolve("seven"), file, "--threads", "7").folder();
        assertThat(Batches.results(seven)).isEqualTo(Batches.results(folder));
        Path few = dir.resolve("few");
        Batches.run(few, file, "--replicates", "100");
        assertThat(Batches.run(few, file).computed()).isEqualTo(4 * 200);
        Path parts = dir.resolve("parts");
        List<String> shards = List.of(
                Batches.run(parts, file, "--shard", "1/2").folder().toString(),
                Batches.run(parts, file, "--shard", "2/2").folder().toString());
        Batches.Outcome merged =
                Batches.execute("merge", "--out", dir.resolve("merged").toString(), shards.get(0), shards.get(1));
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(Batches.results(merged.folder())).isEqualTo(Batches.results(folder));
    }

    /** Learners of one model and number of labels see the same laws and pairs. */
    @Test
    void learnersShareTheirData() throws IOException {
        JsonNode cells = WholeCells.of(Batches.run(dir.resolve("out"), file).folder());
        assertThat(cells.get(0).get("informed_risk"))
                .isEqualTo(cells.get(2).get("informed_risk"))
                .isNotEqualTo(cells.get(1).get("informed_risk"));
    }

    /** With sizes beyond what is enumerated the floor is the lower end of its limit, and means are sampled alone. */
    @Test
    void largeSizesStillRun() throws IOException {
        Files.writeString(
                file,
                TEXT.replace("[4, 40]", "[1e6]")
                        .replace("replicates: 300", "replicates: 20")
                        .replace("\"risk_exact >= floor_learning\", ", ""));
        Batches.Outcome outcome = Batches.run(dir.resolve("large"), file);
        for (JsonNode cell : WholeCells.of(outcome.folder())) {
            JsonNode last = cell.get("floors").get(cell.get("floors").size() - 1);
            assertThat(last.get("value").asDouble())
                    .isEqualTo(cell.at("/learning_limit/low").asDouble() - 1e-13);
            assertThat(cell.get("risk_exact").isNull()).isTrue();
        }
    }
}
