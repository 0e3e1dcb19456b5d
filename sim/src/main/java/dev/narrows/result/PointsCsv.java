package dev.narrows.result;

import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** points.csv: one row per cell, UTF-8, LF, RFC 4180, no wall-clock value; empty where a value is undefined. */
public final class PointsCsv {
    /** Of a row, about. */
    private static final int CHARACTERS = 1 << 11;

    private final List<Column> columns;

    /**
     * A file of these columns.
     *
     * @param columns the columns
     */
    public PointsCsv(Columns columns) {
        this.columns = columns.all();
    }

    /**
     * The first line.
     *
     * @param scenario of the run
     * @return the names of its columns
     */
    public String header(Scenario scenario) {
        CsvText header = new CsvText(CHARACTERS).fields(columns(scenario)).field("status");
        columns.forEach(column -> header.field(column.label()));
        return header.endLine().text();
    }

    /** The columns that every table of cells begins with: the cell and the swept keys. */
    static List<String> columns(Scenario scenario) {
        List<String> columns = new ArrayList<>(List.of("cell"));
        scenario.sweptKeys().forEach(key -> columns.add(Scenario.column(key)));
        return columns;
    }

    /**
     * What every row of a table of cells begins with.
     *
     * @param cell the cell
     * @return its number and its swept values, to which more may be added
     */
    public static List<String> head(Cell cell) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(cell.index())));
        cell.at().values().forEach(value -> row.add(text(value)));
        return row;
    }

    /**
     * The line of a cell.
     *
     * @param outcome what became of it
     * @return as many values as the header has names
     */
    public String row(CellOutcome outcome) {
        CsvText row = new CsvText(CHARACTERS)
                .fields(head(outcome.cell()))
                .field(outcome instanceof CellFailure ? "failed" : "complete");
        for (Column column : columns) {
            row.field(outcome instanceof CellResult result ? column.value(result) : Optional.empty());
        }
        return row.endLine().text();
    }

    /**
     * The exact half of cells: the first line.
     *
     * @param scenario of the cells
     * @param columns some columns
     * @return the names: the cell, the swept keys, these columns
     */
    public static String header(Scenario scenario, List<ExactColumn> columns) {
        CsvText header = new CsvText(CHARACTERS).fields(columns(scenario));
        columns.forEach(column -> header.field(column.column().label()));
        return header.endLine().text();
    }

    /**
     * The exact half of a cell as a line.
     *
     * @param cell the cell
     * @param exact its exact half
     * @param columns the columns of the header
     * @return as many values as the header has names
     */
    public static String row(Cell cell, ExactHalf exact, List<ExactColumn> columns) {
        CsvText row = new CsvText(CHARACTERS).fields(head(cell));
        columns.forEach(column -> row.field(column.value(exact)));
        return row.endLine().text();
    }

    /**
     * A swept value as text.
     *
     * @param value number, text or list
     * @return numbers in their shortest form, text as it is, lists as JSON
     */
    public static String text(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return Numbers.text(value.doubleValue());
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
