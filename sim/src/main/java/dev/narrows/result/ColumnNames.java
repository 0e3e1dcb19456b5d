package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.scenario.ExpectNames;
import java.util.List;
import java.util.stream.Stream;

/** The columns of points.csv as conditions of {@code expect} name them. */
public final class ColumnNames implements ExpectNames {
    private final Columns columns = Columns.of(BoundCatalogue.load());

    /** Called by {@code ServiceLoader}. */
    public ColumnNames() {}

    @Override
    public List<String> numbers() {
        return Stream.concat(
                        Stream.of("cell"),
                        columns.all().stream()
                                .filter(column -> !column.isText())
                                .map(Column::label))
                .toList();
    }

    @Override
    public List<String> texts() {
        return Stream.concat(
                        Stream.of("status"),
                        columns.all().stream().filter(Column::isText).map(Column::label))
                .toList();
    }
}
