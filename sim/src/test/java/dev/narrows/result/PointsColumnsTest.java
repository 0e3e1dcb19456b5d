package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that {@code expect} takes are the columns of points.csv: all of them and no other, each of its kind. */
class PointsColumnsTest {
    @Test
    void everyColumnCanBeExpected() {
        List<String> names = new ArrayList<>(new ColumnNames().numbers());
        names.addAll(new ColumnNames().texts());
        List<String> columns = new ArrayList<>(List.of("cell", "status"));
        Columns.own().all().stream().map(Column::label).forEach(columns::add);
        assertThat(names).containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void columnsWithoutAUnitAreTexts() {
        List<String> texts = new ArrayList<>(List.of("status"));
        Columns.own().all().stream()
                .filter(column -> column.unit().isEmpty())
                .map(Column::label)
                .forEach(texts::add);
        assertThat(new ColumnNames().texts()).containsExactlyInAnyOrderElementsOf(texts);
    }

    /** Readers may count columns: each keeps its place, new ones join columns.txt at its end. */
    @Test
    void columnsKeepTheirPlaces() throws IOException {
        List<String> pinned = Files.readAllLines(Path.of("src/test/resources/columns.txt"));
        assertThat(Columns.own().all()).extracting(Column::label).containsExactlyElementsOf(pinned);
    }
}
