package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;

/** The columns of points.csv as a Markdown table, made from {@link Columns}. */
final class ColumnTable {
    private ColumnTable() {}

    static String markdown() {
        StringBuilder text = new StringBuilder("| column | unit | what it holds |\n|---|---|---|\n");
        row(text, "cell", "count", "number of the cell, from 0");
        row(
                text,
                "*a swept key*",
                "",
                "one column per key: its full path with dots as `__`, such as `learner__labels`");
        row(text, "status", "", "complete or failed; a failed cell's other columns are empty");
        for (Column column : Columns.of(BoundCatalogue.load()).all()) {
            row(text, "`" + column.label() + "`", column.unit(), column.formula());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String unit, String holds) {
        String plain = name.startsWith("*") ? holds : Markdown.plain(holds);
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(unit.isEmpty() ? "text" : unit)
                .append(" | ")
                .append(plain)
                .append(" |\n");
    }
}
