package dev.narrows.cli;

import dev.narrows.explain.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of text aligned by spaces, two between columns: the first row is the header; numbers to the right. A table
 * that is wider than its screen cuts long texts, no shorter than it must, then leaves out columns that it may, then
 * breaks each row into lines; it never cuts a number.
 */
final class TextTable {
    private static final String GAP = "  ";
    private static final int LONGEST = 32;
    private static final int SHORT = 16;
    private final Screen screen;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<Integer>> dispensable = new ArrayList<>();
    private int verdicts = -1;
    private final Set<Integer> whole = new HashSet<>();
    private final Set<Integer> apart = new HashSet<>();

    TextTable(Screen screen) {
        this.screen = screen;
    }

    void row(List<String> cells) {
        rows.add(cells.stream().map(PlainText::line).toList());
    }

    /** Columns that may be left out, together; those of the first call go first. */
    void mayDrop(Integer... columns) {
        dispensable.add(List.of(columns));
    }

    /** The column whose words have colours. */
    void verdictsIn(int column) {
        verdicts = column;
    }

    /** Columns that are never cut. */
    void wholeIn(Integer... columns) {
        whole.addAll(List.of(columns));
    }

    /** Columns that are not cut so short that values which differ look alike; what is longer than all may. */
    void apartIn(Integer... columns) {
        apart.addAll(List.of(columns));
    }

    String text() {
        return new Layout().text();
    }

    /** Whether the table as it is shown has a column. */
    boolean shows(int column) {
        return new Layout().kept.contains(column);
    }

    /** What is shown of the table, and where. */
    private final class Layout {
        private final int columns = rows.get(0).size();
        private final TreeSet<Integer> kept =
                new TreeSet<>(IntStream.range(0, columns).boxed().toList());
        private final int[] widths = new int[columns];
        private final int[] limits = new int[columns];

        Layout() {
            int limit = LONGEST;
            measure(limit);
            while (width() > screen.width() && limit > SHORT) {
                measure(--limit);
            }
            drop();
        }

        private void measure(int limit) {
            for (int c = 0; c < columns; c++) {
                int column = c;
                limits[c] = apart.contains(c) && looksAlike(c, limit) ? LONGEST : limit;
                widths[c] = rows.stream()
                        .mapToInt(row -> shown(row, column, limits[column]).length())
                        .max()
                        .orElse(0);
            }
        }

        private int width() {
            return kept.stream().mapToInt(c -> widths[c] + GAP.length()).sum() - GAP.length();
        }

        /** Leaves out until the table fits; what fits after all comes back, the most important first. */
        private void drop() {
            int dropped = 0;
            while (width() > screen.width() && dropped < dispensable.size()) {
                kept.removeAll(dispensable.get(dropped++));
            }
            while (--dropped >= 0) {
                kept.addAll(dispensable.get(dropped));
                if (width() > screen.width()) {
                    kept.removeAll(dispensable.get(dropped));
                }
            }
        }

        String text() {
            List<List<Integer>> lines = lines();
            String table = IntStream.range(0, rows.size())
                    .mapToObj(r -> lines.stream()
                            .map(line -> line(r, line, line != lines.get(0)))
                            .collect(Collectors.joining()))
                    .collect(Collectors.joining());
            String hidden = IntStream.range(0, columns)
                    .filter(c -> !kept.contains(c))
                    .mapToObj(c -> rows.get(0).get(c).replaceAll(" {2,}", ".."))
                    .collect(Collectors.joining(", "));
            return table + (hidden.isEmpty() ? "" : screen.wrap("not shown: " + hidden, GAP.length()));
        }

        /** The columns of each line of a row. */
        private List<List<Integer>> lines() {
            List<List<Integer>> lines = new ArrayList<>(List.of(new ArrayList<>()));
            int end = 0;
            for (int c : kept) {
                if (end > 0 && end + GAP.length() + widths[c] > screen.width()) {
                    lines.add(new ArrayList<>());
                    end = 0;
                }
                lines.get(lines.size() - 1).add(c);
                end += GAP.length() + widths[c] - (lines.size() == 1 && end == 0 ? GAP.length() : 0);
            }
            return lines;
        }

        private String line(int r, List<Integer> line, boolean further) {
            StringBuilder text = new StringBuilder();
            for (int c : line) {
                String cell = shown(rows.get(r), c, limits[c]);
                String pad = " ".repeat(widths[c] - cell.length());
                String padded = leftAligned(c) ? cell + pad : pad + cell;
                text.append(further || c != line.get(0) ? GAP : "")
                        .append(r > 0 && c == verdicts ? screen.verdict(padded) : padded);
            }
            String set = text.toString().stripTrailing();
            return set.isEmpty() && further ? "" : (r == 0 ? screen.header(set) : set) + "\n";
        }
    }

    /** Whether two values of a column cannot be told apart where they are cut. */
    private boolean looksAlike(int column, int limit) {
        Set<String> values = rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
        return values.stream()
                        .map(value -> PlainText.cut(value, limit))
                        .distinct()
                        .count()
                < values.size();
    }

    private String shown(List<String> row, int column, int limit) {
        if (row == rows.get(0)) {
            return PlainText.cut(row.get(column), screen.width() - GAP.length());
        }
        return whole.contains(column) ? row.get(column) : PlainText.cut(row.get(column), limit);
    }

    /** A column is text, hence to the left, when a cell under its header is no number. */
    private boolean leftAligned(int column) {
        return rows.stream()
                .skip(1)
                .map(row -> row.get(column))
                .anyMatch(cell -> !cell.isEmpty() && !PlainText.isNumber(cell));
    }
}
