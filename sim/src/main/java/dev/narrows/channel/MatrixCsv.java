package dev.narrows.channel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.narrows.info.Channel;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.yaml.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A matrix in CSV: a row for each truth, a column for each label; commas, semicolons or tabs, whichever the first line
 * has; with or without a row and a column of names. Rows that all sum to 1 are probabilities, else whole numbers are
 * counts; anything else is refused.
 */
final class MatrixCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern PERCENT = Pattern.compile("\\d+(?:[.,]\\d+)? ?%");
    private static final int MOST = 4_096;
    private static final double SUM_TOLERANCE = 1e-9;
    /** Whole numbers up to here are exact. */
    private static final double LARGEST_COUNT = 0x1p53;

    private final String file;
    private final String text;
    private final String[] lines;
    private final char separator;
    private final List<CsvRecord> records;
    private final int firstRow;
    private final int firstColumn;

    /** The bytes of a file of this name. */
    MatrixCsv(String file, byte[] utf8) throws ScenarioException {
        this.file = file;
        this.text = decoded(utf8);
        this.lines = text.split("\r\n|\r|\n", -1);
        this.separator = separator(lines[0]);
        this.records = records();
        if (records.isEmpty()) {
            throw refused(1, 1, "is empty, must hold a row of numbers for each truth");
        }
        requireNoRatings();
        requireNoPercents();
        boolean header = isHeader();
        this.firstRow = header ? 1 : 0;
        this.firstColumn = hasNames(header) ? 1 : 0;
    }

    /** A table of ratings has a column of labels. */
    private void requireNoRatings() throws ScenarioException {
        List<String> first = cells(records.get(0));
        if (first.size() > 1 && first.stream().anyMatch("label"::equalsIgnoreCase)) {
            throw refused(
                    1,
                    1,
                    "is a file of ratings, must be a matrix: measure it with narrows judge, which also writes its"
                            + " channel (--write-channel), or compare its raters with narrows deficiency --raters");
        }
    }

    /** A percent would be taken for a name. */
    private void requireNoPercents() throws ScenarioException {
        for (CsvRecord row : records) {
            for (int field = 0; field < row.getFieldCount(); field++) {
                String cell = row.getField(field).strip();
                if (PERCENT.matcher(cell).matches()) {
                    throw refused(
                            row,
                            field,
                            "is " + Wording.quoted(cell) + ", must be a number: write shares, such as"
                                    + " 0.85 for 85 %");
                }
            }
        }
    }

    private String decoded(byte[] utf8) throws ScenarioException {
        try {
            String all = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return all.startsWith("\ufeff") ? all.substring(1) : all;
        } catch (CharacterCodingException e) {
            throw new ScenarioException(List.of(new Problem(file, 1, 1, "", "is not UTF-8", "", false)));
        }
    }

    /** Tab, semicolon or comma, whichever a first line has. */
    static char separator(String line) {
        return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
    }

    private List<CsvRecord> records() throws ScenarioException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return csv.stream().toList();
        } catch (CsvParseException e) {
            throw refused(1, 1, "is not CSV: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    /** A first row without a number; or with names of numbers under a corner that is none. */
    private boolean isHeader() {
        List<String> first = cells(records.get(0));
        boolean allNames = first.stream().noneMatch(MatrixCsv::isNumber);
        boolean corner = !isNumber(first.get(0));
        return records.size() > 1
                && corner
                && (allNames || isNumber(cells(records.get(1)).get(0)));
    }

    private boolean hasNames(boolean header) throws ScenarioException {
        List<CsvRecord> body = records.subList(header ? 1 : 0, records.size());
        List<String> first = cells(records.get(0));
        boolean numbers = body.stream().allMatch(row -> isNumber(row.getField(0).strip()));
        boolean numberedCorner = header && first.stream().skip(1).anyMatch(MatrixCsv::isNumber);
        if (!numbers || header && (first.get(0).isEmpty() || numberedCorner)) {
            return true;
        }
        if (header && isIndex(body, 0) || header && isIndex(body, 1)) {
            throw refused(
                    body.get(0),
                    0,
                    "may be a name or a number: leave the first cell of the header empty if this column has names, or "
                            + "leave out the header");
        }
        return false;
    }

    private static boolean isIndex(List<CsvRecord> body, int from) {
        return body.size() > 1
                && IntStream.range(0, body.size())
                        .allMatch(i -> body.get(i).getField(0).strip().equals(Integer.toString(from + i)));
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static List<String> cells(CsvRecord row) {
        return row.getFields().stream().map(String::strip).toList();
    }

    /** The channel. */
    GivenChannel read() throws ScenarioException {
        List<CsvRecord> body = records.subList(firstRow, records.size());
        int columns = records.get(0).getFieldCount() - firstColumn;
        requireSizes(body.size(), columns);
        double[][] rows = new double[body.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(body.get(i), columns);
        }
        GivenChannel read = areLaws(rows)
                ? GivenChannel.of(file, List.of(Channel.of(rows)), List.of())
                : GivenChannel.ofCounts(file, counts(body, rows));
        return read.named(
                List.of(),
                firstColumn == 1 ? body.stream().map(row -> cells(row).get(0)).toList() : List.of(),
                firstRow == 1 ? cells(records.get(0)).subList(firstColumn, columns + firstColumn) : List.of());
    }

    private void requireSizes(int rows, int columns) throws ScenarioException {
        if (columns < 1) {
            throw refused(records.get(0), 0, "is the only column and has names, must have a column for each label");
        }
        if (rows < 2) {
            throw refused(
                    records.get(records.size() - 1),
                    0,
                    "has one row of numbers, must have one for each of two truths or more");
        }
        if (rows > MOST || columns > MOST) {
            throw refused(
                    1,
                    1,
                    "has " + rows + " rows and " + columns + " columns, may have " + Wording.count(MOST) + " each");
        }
    }

    private double[] row(CsvRecord record, int columns) throws ScenarioException {
        int found = record.getFieldCount() - firstColumn;
        if (found != columns) {
            throw refused(record, 0, "the row " + Wording.length(found, columns + " as the first row"));
        }
        double[] values = new double[columns];
        for (int y = 0; y < columns; y++) {
            int field = y + firstColumn;
            String cell = record.getField(field).strip();
            if (!isNumber(cell)) {
                throw refused(record, field, notANumber(cell));
            }
            values[y] = Double.parseDouble(cell);
            if (!(values[y] >= 0 && values[y] <= LARGEST_COUNT)) {
                throw refused(record, field, "is " + cell + ", must be from 0 to 2^53");
            }
        }
        return values;
    }

    private static String notANumber(String cell) {
        String point = cell.matches("\\d+,\\d+") ? "; write a point: " + cell.replace(',', '.') : "";
        return (cell.isEmpty() ? "is empty" : "is " + Wording.quoted(cell)) + ", must be a number" + point;
    }

    private static boolean areLaws(double[][] rows) {
        return Arrays.stream(rows).allMatch(row -> Math.abs(CompensatedSum.of(row) - 1) <= SUM_TOLERANCE);
    }

    private double[][] counts(List<CsvRecord> body, double[][] rows) throws ScenarioException {
        boolean whole = Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(n -> n == Math.rint(n));
        for (int i = 0; i < rows.length; i++) {
            double sum = CompensatedSum.of(rows[i]);
            if (!whole && !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                throw refused(
                        body.get(i),
                        firstColumn,
                        "the row sums to " + Wording.number(sum) + ", must sum to 1, or all be whole numbers"
                                + (areLaws(transposed(rows)) ? "; the columns sum to 1: transposed?" : ""));
            }
            if (sum == 0) {
                throw refused(body.get(i), firstColumn, "the row sums to 0, must hold a count above 0");
            }
        }
        return rows;
    }

    private static double[][] transposed(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(y -> Arrays.stream(rows).mapToDouble(row -> row[y]).toArray())
                .toArray(double[][]::new);
    }

    private ScenarioException refused(CsvRecord record, int field, String message) {
        int line = (int) record.getStartingLineNumber();
        return refused(line, CsvFile.column(lines[Math.min(line, lines.length) - 1], separator, field), message);
    }

    private ScenarioException refused(int line, int column, String message) {
        return new ScenarioException(List.of(
                new Problem(file, line, column, "", message, line <= lines.length ? lines[line - 1] : "", false)));
    }
}
