package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.experiment.Replay;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replicate is the same whenever it is computed. */
class ReplayTest {
    @TempDir
    private Path dir;

    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        folder = Batches.run(dir.resolve("out"), Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 300))
                .folder();
    }

    private Batches.Outcome replay(String cell, String replicate, String format) {
        return execute("replay", folder.toString(), "--cell", cell, "--replicate", replicate, "--format", format);
    }

    @Test
    void everyReplicateIsThatOfTheJournal() throws IOException, ScenarioException {
        ResultFolder run = new ResultFolder(folder);
        for (int replicate : new int[] {0, 255, 256, 299}) {
            JsonNode node = new JsonMapper()
                    .readTree(replay("1", Integer.toString(replicate), "json").out());
            double[] computed = Replay.of(run.scenario().cell(1), replicate).row();
            assertThat(node.get("journal").stringValue()).isEqualTo("same");
            assertThat(node.get("risk").doubleValue()).isEqualTo(computed[0]);
            assertThat(node.get("kl").doubleValue()).isEqualTo(computed[3]);
            assertThat(node.get("ceilings").propertyNames()).contains("kl", "catoni");
            long labels = 0;
            for (JsonNode label : node.get("labels")) {
                labels += label.get("count").longValue();
                double whole = 0;
                for (JsonNode q : label.get("posterior")) {
                    whole += q.doubleValue();
                }
                assertThat(whole).isCloseTo(1, within(1e-12));
            }
            assertThat(labels).isEqualTo(30);
        }
    }

    @Test
    void theTableSaysWhatTheJournalHas() throws IOException {
        assertThat(replay("0", "7", "table").out()).contains("cell 0, replicate 7", "ceiling kl", "has the same bits");
        Files.delete(Batches.segment(folder));
        assertThat(replay("0", "7", "table").out()).contains("has not this replicate");
    }

    @Test
    void revealedTargetsAreCounted() {
        String runs = dir.resolve("revealed").toString();
        Path revealed = execute(
                        "run",
                        Path.of("..", "scenarios", "negative-controls.yaml").toString(),
                        "--replicates",
                        "20",
                        "--out",
                        runs)
                .folder();
        Batches.Outcome json = execute("replay", revealed.toString(), "--replicate", "3", "--format", "json");
        long labels = 0;
        for (JsonNode label : new JsonMapper().readTree(json.out()).get("labels")) {
            long here = 0;
            for (JsonNode target : label.get("targets")) {
                here += target.longValue();
            }
            assertThat(here).isEqualTo(label.get("count").longValue());
            labels += here;
        }
        assertThat(labels).isEqualTo(2);
        assertThat(execute("replay", revealed.toString(), "--replicate", "3").out())
                .contains("of targets");
        assertThat(replay("0", "3", "table").out()).doesNotContain("of targets");
    }

    @Test
    void whatIsNotThereIsUsage() {
        assertThat(replay("2", "0", "table").code()).isEqualTo(ExitCode.USAGE);
        assertThat(replay("0", "300", "table").code()).isEqualTo(ExitCode.USAGE);
    }
}
