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
    private static final Map<Column, String> TEXTS = Map.ofEntries(
            Map.entry(Column.STOP_REASON, "replicates|precision|max-replicates"),
            Map.entry(Column.FLOOR_BEST_RUNG, "[a-z-]+/(total|cascade|mixture)/(averaged|per-context)"),
            Map.entry(Column.VERDICT, "holds|violated|inconclusive"),
            Map.entry(Column.BATCH_VERDICT, "holds|violated|inconclusive"),
            Map.entry(Column.OBSERVABLE, "canonical|revealed|proxy"),
            Map.entry(Column.MATCHED, "true|false"),
            Map.entry(Column.NEGATIVE_CONTROL, "|drop-delta"),
            Map.entry(Column.DECOMPOSITION_METHOD, "enumerated|bracket|nested|none"),
            Map.entry(Column.CELL_VERDICT, "holds|violated|inconclusive"),
            Map.entry(Column.LIMITS, "fixed|anytime"));

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static void check(List<NamedCsvRecord> rows) {
        assertThat(rows).isNotEmpty();
        for (NamedCsvRecord row : rows) {
            assertThat(row.getField("cell")).matches("0|[1-9]\\d*");
            assertThat(row.getField("status")).isEqualTo("complete");
            for (Column column : Column.values()) {
                check(column, row.getField(column.label()));
            }
        }
    }

    private static void check(Column column, String field) {
        switch (column.unit()) {
            case "" -> assertThat(field).as(column.label()).matches(TEXTS.get(column));
            case "count" -> assertThat(Long.parseLong(field)).as(column.label()).isNotNegative();
            case "risk", "loss", "ratio", "nats" -> assertThat(field.isEmpty() || Double.isFinite(Double.parseDouble(field)))
                    .as(column.label() + " is " + field).isTrue();
            default -> throw new AssertionError(column.label() + " has the unit " + column.unit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart 0", "real-raters 0", "negative-controls 5", "controls/proxy 0", "shared-codewords 0"})
    void everyFieldHasItsType(String scenarioAndExit, @TempDir Path dir) {
        check(rows(points(scenarioAndExit, dir)));
    }

    private static String points(String scenarioAndExit, Path dir) {
        String[] parts = scenarioAndExit.split(" ");
        return Commands.run(new String[] {"run", "../scenarios/" + parts[0] + ".yaml", "--replicates", "300", "--format", "csv"},
                dir, Integer.parseInt(parts[1]));
    }

    @Test
    void aFieldOfAnotherTypeIsFound(@TempDir Path dir) {
        String csv = points("quickstart 0", dir);
        assertThatThrownBy(() -> check(rows(csv.replace(",0.54,", ",NaN,")))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("bayes_risk is NaN");
        assertThatThrownBy(() -> check(rows(csv.replace(",canonical,", ",Canonical,")))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check(rows(csv.replace(",300,", ",300.0,")))).isInstanceOf(NumberFormatException.class);
    }
}
