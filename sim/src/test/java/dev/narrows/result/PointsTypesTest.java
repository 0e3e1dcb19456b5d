package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSV library reads points.csv, and every field is of the type that its column's unit says. */
class PointsTypesTest {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("stop_reason", "replicates|precision|max-replicates"),
            Map.entry("floor_best_rung", "[a-z-]+/(total|cascade|mixture)/(averaged|per-context)"),
            Map.entry("verdict", "holds|violated|inconclusive"),
            Map.entry("batch_verdict", "holds|violated|inconclusive"),
            Map.entry("cell_verdict", "holds|violated|inconclusive"),
            Map.entry("limits", "fixed|anytime"),
            Map.entry("observable", "canonical|revealed|proxy"),
            Map.entry("matched", "true|false"),
            Map.entry("negative_control", "|drop-delta"),
            Map.entry("decomposition_method", "enumerated|bracket|nested|none"));

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static void check(List<NamedCsvRecord> rows) {
        assertThat(rows).isNotEmpty();
        for (NamedCsvRecord row : rows) {
            assertThat(row.getField("cell")).matches("0|[1-9]\\d*");
            assertThat(row.getField("status")).isEqualTo("complete");
            for (Column column : Columns.own().all()) {
                check(column, row.getField(column.label()));
            }
        }
    }

    private static void check(Column column, String field) {
        switch (column.unit()) {
            case "" -> assertThat(field).as(column.label()).matches(TEXTS.get(column.label()));
            case "count" -> assertThat(Long.parseLong(field)).as(column.label()).isNotNegative();
            case "risk", "loss", "ratio", "nats" ->
                assertThat(field.isEmpty() || Double.isFinite(Double.parseDouble(field)))
                        .as(column.label() + " is " + field)
                        .isTrue();
            default -> throw new AssertionError(column.label() + " has the unit " + column.unit());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"quickstart 0", "real-raters 0", "negative-controls 5", "controls/proxy 0", "shared-codewords 0"
            })
    void everyFieldHasItsType(String scenarioAndExit, @TempDir Path dir) {
        check(rows(points(scenarioAndExit, dir)));
    }

    private static String points(String scenarioAndExit, Path dir) {
        String[] parts = scenarioAndExit.split(" ");
        return Commands.run(
                new String[] {"run", "../scenarios/" + parts[0] + ".yaml", "--replicates", "300", "--format", "csv"},
                dir,
                Integer.parseInt(parts[1]));
    }

    @Test
    void aFieldOfAnotherTypeIsFound(@TempDir Path dir) {
        String csv = points("quickstart 0", dir);
        assertThatThrownBy(() -> check(rows(csv.replace(",0.54,", ",NaN,"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bayes_risk is NaN");
        assertThatThrownBy(() -> check(rows(csv.replace(",canonical,", ",Canonical,"))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check(rows(csv.replace(",300,", ",300.0,"))))
                .isInstanceOf(NumberFormatException.class);
    }
}
