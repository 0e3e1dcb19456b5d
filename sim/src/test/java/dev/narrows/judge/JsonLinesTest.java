package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratings as JSON lines: the same as their CSV, and where a file is refused. */
class JsonLinesTest {
    @TempDir
    private Path dir;

    private Ratings read(String text) throws IOException {
        return read(text, RatingColumns.USUAL);
    }

    private Ratings read(String text, RatingColumns columns) throws IOException {
        return RatingsReader.read(Files.writeString(dir.resolve("ratings.jsonl"), text), columns);
    }

    /** The shipped verdicts, the last line without an end, other keys among them. */
    @Test
    void theSameRatingsAsTheirCsv() throws IOException {
        Path csv = Path.of("..", "scenarios", "verdicts.csv");
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.get(0).split(",");
        StringBuilder json = new StringBuilder("\uFEFF");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            json.append(json.length() == 1 ? "" : "\r\n").append("{\"unread\": {\"label\": [1, {}]}");
            for (int i = names.length - 1; i >= 0; i--) {
                json.append(", \"" + names[i] + "\": \"" + fields[i] + "\"");
            }
            json.append("}");
        }
        RatingColumns byKind = new RatingColumns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("kind"),
                Optional.empty());
        Ratings expected = RatingsReader.read(csv, byKind);
        Ratings found = read(json.toString(), byKind);
        assertThat(found.total()).isEqualTo(280);
        assertThat(JudgeMeasurement.of(found, Resampling.USUAL))
                .isEqualTo(JudgeMeasurement.of(expected, Resampling.USUAL));
        assertThat(found.notes()).isEqualTo(expected.notes());
    }

    @Test
    void numbersAndTruthValuesAreNames() throws IOException {
        Ratings ratings = read("""
                {"item": 1, "label": true, "truth": false}

                {"item": 2, "label": 1.50, "truth": "1.5"}
                  {"truth": -3, "item": "1", "label": " true "}
                """.replace("\"truth\": -3", "\"truth\": false"));
        assertThat(ratings.truths()).containsExactly("1.5", "false");
        assertThat(ratings.labels()).containsExactly("1.5", "false", "true");
        assertThat(ratings.items()).isEqualTo(2);
        assertThat(ratings.total()).isEqualTo(3);
    }

    @Test
    void whatIsNullOrNotThereIsLeftOutAndCounted() throws IOException {
        Ratings ratings = read("""
                {"item": 1, "label": null, "truth": 1, "rater": "a"}
                {"item": 1, "label": 1, "truth": 1, "rater": "a"}
                {"item": 1, "truth": 1, "rater": "a"}
                {"item": 2, "label": 0, "rater": "b"}
                """);
        assertThat(ratings.total()).isEqualTo(1);
        assertThat(ratings.notes())
                .contains("2 rows without a label (empty, NA, N/A, NaN or null) are left out")
                .contains("1 row without a truth (empty, NA, N/A, NaN or null) is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"label\": 1}\\n[1]|2:1: no object, must be one on each line, in braces",
                "[{\"label\": 1}]|1:1: no object",
                "\"label\"|1:1: no object",
                "{\"label\": 1} {\"label\": 2}|1:14: a second value on the line",
                "{\"label\": 1}\\n{\"label\":\\n2}|2:1: the object goes over several lines",
                "{\"label\": 1}\\n{\"label\": [1]}|2:11: an object or array, must be a string, a number",
                "{\"label\": 1}\\n  {\"label\": {\"x\": 1}}|2:13: an object or array",
                "{\"label\": 1}\\n{\"label\": 1, \"truth\": 2}|2:14: \"truth\" is not in the first object",
                "{\"label\": 1}\\n{\"label\": 1, \"Item\": 2}|2:14: \"Item\" is not in the first object",
                "{\"label\": 1}\\n{\"label\": 1, \"label\": 2}|2:",
                "{\"label\": 1}\\n{\"label\": 1|2:",
                "{\"label\": 1}\\n{\"label\": tru}|2:",
                "{\"label\": 1}\\n{'label': 1}|2:",
                "{\"label\": 1}\\n{\"label\": NaN}|2:",
                "{\"label\": 1,}|1:",
                "{\"answer\": 1}|1:1: no column \"label\", the columns are \"answer\"; name it: --label COLUMN",
                "{}|1:1: the first object has no names",
                "{\"item\": 1, \"label\": 1, \"truth\": 1}\\n{\"item\": 1, \"label\": 1, \"truth\": 2}"
                        + "|2:34: the truth of item \"1\" is \"2\", was \"1\" before",
                "\\n \\n|1:1: has no object"
            })
    void aFaultHasItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(RatingsException.class)
                .hasMessageStartingWith(dir.resolve("ratings.jsonl") + ":" + message);
    }

    @Test
    void wrongBytesAndNulHaveTheirPlace() throws IOException {
        Path file = dir.resolve("ratings.ndjson");
        byte[] latin = "{\"label\": 1}\n{\"label\": \"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);
        assertThatThrownBy(() -> RatingsReader.read(file, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessageStartingWith(file + ":2:")
                .hasMessageEndingWith("the byte 0xE9 is not UTF-8, must be UTF-8 text");
        Files.writeString(file, "");
        assertThatThrownBy(() -> RatingsReader.read(file, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessageStartingWith(file + ":1:1: is empty");
    }

    @Test
    void jsonUnderAnotherNameSaysWhichNameItMustHave() throws IOException {
        Path file = Files.writeString(dir.resolve("ratings.json"), "{\"item\": 1, \"label\": 2}\n");
        assertThatThrownBy(() -> RatingsReader.read(file, RatingColumns.USUAL))
                .hasMessageContaining("JSON lines are read from a file whose name ends with .jsonl or .ndjson");
    }
}
