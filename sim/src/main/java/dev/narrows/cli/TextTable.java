package dev.narrows.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text aligned by spaces, two between columns: the first row is the header; numbers to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    String text() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(widths[c] - row.get(c).length());
                line.append(c == 0 ? "" : "  ").append(leftAligned(c) ? row.get(c) + pad : pad + row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A column is text, hence to the left, when a cell under its header is no number. */
    private boolean leftAligned(int column) {
        return rows.stream().skip(1).map(row -> row.get(column))
                .anyMatch(cell -> !cell.isEmpty() && !cell.matches("[-+0-9.eE]+"));
    }
}
