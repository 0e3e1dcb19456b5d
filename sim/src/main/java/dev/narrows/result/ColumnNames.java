package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.scenario.ExpectNames;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The columns of points.csv as conditions of {@code expect} name them. */
public final class ColumnNames implements ExpectNames {
    private final Columns columns = Columns.of(BoundCatalogue.load());

    /** Called by {@code ServiceLoader}. */
    public ColumnNames() {}

    @Override
    public List<String> numbers() {
        return names("cell", column -> !column.isText());
    }

    @Override
    public List<String> texts() {
        return names("status", Column::isText);
    }

    private List<String> names(String first, Predicate<Column> of) {
        return Stream.concat(Stream.of(first), columns.all().stream().filter(of).map(Column::label))
                .toList();
    }
}
