package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.explain.CellPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A channel that is swept whole is told from the others in a table of any width. */
class SweptChannelsTest {
    @TempDir
    private Path dir;

    private Path swept() throws IOException {
        return Batches.write(dir.resolve("swept.yaml"), "swept", 40, """
                sweep:
                  grid:
                    model.cognitive: [{type: symmetric, error: 0.1}, {type: symmetric, error: 0.2}]
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void rowsNameWhatDiffers(int columns) throws IOException {
        Screen screen = new Screen(columns, false);
        TextTable table = new TextTable(screen);
        table.row(List.of("cell", "cognitive", "words"));
        table.row(List.of("0", "binary-symmetric(error=0.1)", "x".repeat(30)));
        table.row(List.of("1", "binary-symmetric(error=0.2)", "x".repeat(30)));
        table.apartIn(0, 1);
        assertThat(table.text()).contains("error=0.1", "error=0.2");
        assertThat(execute("bounds", swept().toString()).out()).contains("error=0.1)", "error=0.2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"z\",\"error\":0.1} | z(error=0.1)",
                "{\"low\":[1,2],\"high\":0.5} | (low=[1, 2], high=0.5)",
                "{\"type\":\"lapse\",\"channel\":{\"type\":\"z\",\"error\":0}} | lapse(channel=z(error=0))",
                "0.25 | 0.25",
                "\"word\" | word"
            })
    void wordsOfValues(String json, String words) {
        assertThat(CellPlace.words(JsonMapper.shared().readTree(json))).isEqualTo(words);
    }
}
