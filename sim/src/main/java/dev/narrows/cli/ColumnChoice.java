package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.explain.Decimals;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import dev.narrows.result.ExactColumn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that chooses the columns of a printed table, by their names in points.csv. */
final class ColumnChoice {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "columns of the printed table after the swept values, by their names in points.csv")
    private List<String> labels = List.of();

    /** The columns; none where the usual ones are wanted. */
    List<Column> columns() {
        return labels.isEmpty() ? List.of() : chosen(columns -> columns.named(labels));
    }

    /** Those of the exact half; none where the usual ones are wanted. */
    List<ExactColumn> exact() {
        return labels.isEmpty() ? List.of() : chosen(columns -> columns.exact(labels));
    }

    private <T> T chosen(Function<Columns, T> choice) {
        try {
            return choice.apply(Columns.of(BoundCatalogue.load()));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--columns: " + e.getMessage(), e);
        }
    }

    /** A value as a printed table has it. */
    static String text(Column column, Optional<Object> value) {
        if (value.isPresent() && value.get() instanceof Double number) {
            return switch (column.unit()) {
                case "risk", "loss" -> Decimals.risk(number);
                case "ratio" -> Decimals.ratio(OptionalDouble.of(number));
                default -> Decimals.number(number);
            };
        }
        return value.map(Object::toString).orElse("-");
    }
}
