package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** init and schema. */
class StartTest {
    @TempDir
    private Path dir;

    @Test
    void theStarterRunsAsItIs() throws IOException {
        Path file = dir.resolve("mine.yaml");
        assertThat(Outcome.of("init", "--out", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).isEqualTo(Outcome.of("init").out()).startsWith("# Question: ");
        Outcome run =
                Outcome.of("run", file.toString(), "--out", dir.resolve("runs").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 cells: 3 hold");
    }

    @Test
    void anExistingFileIsKeptUnlessForced() throws IOException {
        Path file = Files.writeString(dir.resolve("mine.yaml"), "precious");
        Outcome refused = Outcome.of("init", "--out", file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("exists; --force overwrites it").hasLineCount(1);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(Outcome.of("init", "--force", "--out", file.toString()).code())
                .isZero();
        assertThat(Files.readString(file)).startsWith("# Question: ");
        // folders above are made, but none in the place of a file
        Path below = dir.resolve("new/mine.yaml");
        assertThat(Outcome.of("init", "--out", below.toString()).code()).isZero();
        assertThat(below).isRegularFile();
        assertThat(Outcome.of("init", "--out", file.resolve("mine.yaml").toString())
                        .code())
                .isEqualTo(ExitCode.IO);
    }

    @Test
    void theSchemaIsJsonAndTheColumnsAreAll() {
        assertThat(new JsonMapper()
                        .readTree(Outcome.of("schema").out())
                        .get("$schema")
                        .asString())
                .contains("json-schema.org");
        String columns = Outcome.of("schema", "--columns").out();
        assertThat(columns).hasLineCount(5 + Columns.own().all().size());
        for (Column column : Columns.own().all()) {
            assertThat(columns).contains("\n| `" + column.label() + "` | ");
        }
        assertThat(columns.lines())
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
    }
}
