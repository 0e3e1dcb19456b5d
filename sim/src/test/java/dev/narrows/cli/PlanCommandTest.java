package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What plan says, and that --set and --select change a run as they say. */
class PlanCommandTest {
    private static final String FILE =
            Path.of("..", "scenarios", "real-raters.yaml").toString();

    @TempDir
    private Path dir;

    @Test
    void saysWhatARunWouldTake() throws IOException {
        JsonNode plan = new JsonMapper()
                .readTree(
                        Commands.run(new String[] {"plan", FILE, "--format", "json", "--select", "labels > 10"}, dir));
        assertThat(plan.get("cells").intValue()).isEqualTo(3);
        assertThat(plan.get("whole_cells").intValue()).isEqualTo(4);
        assertThat(plan.get("replicates").longValue()).isEqualTo(3000);
        assertThat(plan.get("pilot_cells").intValue()).isBetween(1, 3);
        assertThat(plan.get("thread_seconds").doubleValue()).isPositive();
        try (Stream<Path> run = Files.walk(Batches.run(dir.resolve("out"), Path.of(FILE), "--select", "labels > 10")
                .folder())) {
            long bytes = run.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(plan.get("disk_bytes").longValue()).isBetween(bytes / 2, 2 * bytes);
        }
        assertThat(Commands.run(new String[] {"plan", FILE}, dir))
                .startsWith("real-raters\ncells       4\n")
                .hasLineCount(6);
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).containsExactly(dir.resolve("out"));
        }
    }

    @Test
    void selectedCellsGiveTheRowsOfTheWholeRun() {
        List<String> whole = Commands.run(new String[] {"run", FILE, "--replicates", "50", "--format", "csv"}, dir)
                .lines()
                .toList();
        List<String> some = Commands.run(
                        new String[] {
                            "run",
                            FILE,
                            "--replicates",
                            "50",
                            "--format",
                            "csv",
                            "--select",
                            "cell == 1 or labels == 1e4"
                        },
                        dir)
                .lines()
                .toList();
        assertThat(some).containsExactly(whole.get(0), whole.get(2), whole.get(4));
    }

    private String points(String file, String... more) {
        List<String> words = new ArrayList<>(List.of("run", file, "--replicates", "50", "--format", "csv", "--fresh"));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new), dir);
    }

    @ParameterizedTest
    @CsvSource({
        "learner.beta=1, beta: 20, beta: 1",
        "model.codebook.size=2, seed: 20250919, seed: 20250919",
        "'model.articulation.counts[1][0]=1350', 1349, 1350"
    })
    void aSettingChangesTheRunAsTheFileWould(String setting, String old, String changed) throws IOException {
        String text = Batches.raters();
        assertThat(text).containsOnlyOnce(old);
        Path other = Files.writeString(dir.resolve("other.yaml"), text.replace(old, changed));
        String set = points(FILE, "--set", setting);
        assertThat(set).isEqualTo(points(other.toString()));
        // a setting that is passed over, or put elsewhere, gives the run of the file as it stands
        assertThat(set.equals(points(FILE))).isEqualTo(old.equals(changed));
    }
}
