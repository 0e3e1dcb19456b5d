package dev.narrows.judge;

import dev.narrows.model.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a loss from a CSV: names of truths in its first line, in any order, above what each answer costs (mutable, for
 * one file). Columns that are no truth of the ratings are not used, for a file of ratings need not have every truth.
 */
final class LossCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    /** As many as there may be labels. */
    private static final int MOST_ANSWERS = 100;

    private final RatingFile file;
    private final List<String> truths;
    private final List<String> answers = new ArrayList<>();
    private final List<double[]> table = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();

    private LossCsv(RatingFile file, List<String> truths) {
        this.file = file;
        this.truths = truths;
    }

    static LossTable read(Path path, List<String> truths) throws IOException {
        LossCsv csv = new LossCsv(CsvFile.of(path), truths);
        csv.file.read(csv::rows);
        List<String> notes = csv.unused.isEmpty()
                ? List.of()
                : List.of(path + ": not used, for they are no truth here: " + String.join(", ", csv.unused));
        return new LossTable(
                path.toString(),
                csv.answers,
                Loss.matrix(csv.table.toArray(double[][]::new)),
                "mean loss",
                "answers " + String.join(", ", csv.answers),
                notes);
    }

    private void rows(Iterator<RatingRow> rows) throws IOException {
        if (!rows.hasNext()) {
            throw new RatingsException(file.path() + ":1:1: has no line with the names of the truths");
        }
        RatingRow row = rows.next();
        int width = row.names().size();
        int[] columns = columns(row);
        row.keep(IntStream.range(0, width).toArray());
        while (rows.hasNext()) {
            add(rows.next(), width, columns);
        }
        if (answers.isEmpty()) {
            throw new RatingsException(file.path() + ":1:1: has no row under its names, must have one for each answer");
        }
    }

    /** Of each truth its column. */
    private int[] columns(RatingRow header) throws IOException {
        List<String> names = header.names().stream().map(RatingTable::plain).toList();
        for (int i = 1; i < names.size(); i++) {
            if (names.subList(1, i).contains(names.get(i))) {
                throw file.refused(header.line(), i, "a second column " + RatingHeader.quoted(names.get(i)));
            }
            if (!truths.contains(names.get(i))) {
                unused.add(names.get(i));
            }
        }
        int[] columns = new int[truths.size()];
        for (int u = 0; u < columns.length; u++) {
            columns[u] = names.subList(Math.min(1, names.size()), names.size()).indexOf(truths.get(u)) + 1;
            if (columns[u] == 0) {
                throw file.refused(
                        header.line(),
                        0,
                        "has no column for the truth " + RatingHeader.quoted(truths.get(u))
                                + ", must have one for each of " + String.join(", ", truths)
                                + ", after a column with the names of the answers");
            }
        }
        return columns;
    }

    private void add(RatingRow row, int width, int[] columns) throws IOException {
        if (row.fields() != width) {
            throw file.refused(
                    row.line(),
                    width,
                    "the row has " + row.fields() + (row.fields() == 1 ? " field" : " fields")
                            + ", must have as many as the line of names: " + width);
        }
        String answer = RatingTable.plain(row.field(0));
        if (answer.isEmpty() || answers.contains(answer)) {
            throw file.refused(
                    row.line(),
                    0,
                    answer.isEmpty() ? "the answer has no name" : "a second row " + RatingHeader.quoted(answer));
        }
        if (answers.size() == MOST_ANSWERS) {
            throw file.refused(row.line(), 0, "is answer number 101, must be at most " + MOST_ANSWERS);
        }
        answers.add(answer);
        double[] losses = new double[columns.length];
        for (int u = 0; u < losses.length; u++) {
            losses[u] = loss(row, columns[u]);
        }
        table.add(losses);
    }

    private double loss(RatingRow row, int column) throws IOException {
        String text = row.field(column);
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= 0 && value <= 1)) {
            throw file.refused(
                    row.line(),
                    column,
                    (text.isEmpty() ? "is empty" : "is " + RatingHeader.quoted(text)) + ", must be a loss in [0, 1]"
                            + (value > 1 ? ": divide all by the largest" : ""));
        }
        return value;
    }
}
