package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;

/** The columns of points.csv as a Markdown table, made from {@link Columns}. */
final class ColumnTable {
    private ColumnTable() {}

    static String markdown() {
        MarkdownTable table = new MarkdownTable("column", "unit", "what it holds");
        table.row("cell", "count", "number of the cell, from 0");
        table.row(
                "*a swept key*",
                "text",
                "one column per key: its full path with dots as `__`, such as `learner__labels`");
        table.row("status", "text", "complete or failed; a failed cell's other columns are empty");
        for (Column column : Columns.of(BoundCatalogue.load()).all()) {
            table.row(
                    "`" + column.label() + "`",
                    column.isText() ? "text" : column.unit(),
                    MarkdownTable.plain(column.formula()));
        }
        return table.text();
    }
}
