package dev.narrows.channel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.YamlFile;
import dev.narrows.yaml.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Yes-or-no verdicts in CSV with a header, a row each, read row by row: {@code counts[2 truth + verdict]}, with truth 0
 * where no column of truths is asked for. Commas, semicolons or tabs, whichever the header has. Where there is a column
 * {@code item}, each of the first {@value #MOST_ITEMS} items may stand once: rows of one item are not independent, and
 * intervals take them to be.
 */
final class VerdictCsv {
    private static final Set<String> POSITIVE = Set.of("1", "true", "yes", "pass", "correct", "positive");
    private static final Set<String> NEGATIVE = Set.of("0", "false", "no", "fail", "incorrect", "negative");
    private static final String ITEM = "item";
    /** Names of more items would take more memory than a file read row by row may. */
    private static final int MOST_ITEMS = 1_000_000;

    private static final int MOST_SHOWN = 5;
    private static final int LONGEST_HEADER = 1 << 16;

    private final Path file;
    private final CsvFile csvFile;
    private final Optional<String> positive;
    /** Words other than the positive one, the first few. */
    private final Set<String> others = new LinkedHashSet<>();

    private final Set<String> items = new HashSet<>();
    private final Set<String> taken;

    /**
     * A file, the one word that is positive (the usual words where none is given), and the items of another file, of
     * which it may have none.
     */
    VerdictCsv(Path file, Optional<String> positive, Set<String> taken) {
        this.file = file;
        this.csvFile = new CsvFile(file);
        this.positive = positive;
        this.taken = taken;
    }

    /** The counts of a column of verdicts, against one of truths if there is one. */
    long[] counts(String verdict, Optional<String> truth) throws ScenarioException {
        String reason = YamlFile.whyNot(file).orElse("");
        if (!reason.isEmpty()) {
            throw refused(1, 1, "cannot be read: " + reason);
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()),
                LONGEST_HEADER)) {
            return counts(reader, verdict, truth);
        } catch (UncheckedIOException | IOException e) {
            boolean text = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            throw refused(1, 1, text ? "is not UTF-8" : "cannot be read: " + e.getMessage());
        } catch (CsvParseException e) {
            throw refused(1, 1, "is not CSV: " + e.getMessage());
        }
    }

    private long[] counts(BufferedReader reader, String verdict, Optional<String> truth)
            throws IOException, ScenarioException {
        reader.mark(LONGEST_HEADER);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        reader.mark(LONGEST_HEADER);
        char separator =
                MatrixCsv.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        reader.reset();
        long[] counts = new long[4];
        long blank = 0;
        CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(reader);
        for (NamedCsvRecord row : csv) {
            if (isBlank(row)) {
                blank = blank == 0 ? row.getStartingLineNumber() : blank;
                continue;
            }
            if (blank > 0) {
                throw refused((int) blank, 1, "is empty, must be a row; blank lines may stand at the end");
            }
            requireFields(row);
            requireNewItem(row, separator);
            int says = value(row, verdict, separator);
            int is = truth.isPresent() ? value(row, truth.get(), separator) : 0;
            counts[2 * is + says]++;
        }
        if (counts[0] + counts[1] + counts[2] + counts[3] == 0) {
            throw refused(1, 1, "has no rows under its header, must have one for each item");
        }
        return counts;
    }

    private static boolean isBlank(NamedCsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).isBlank();
    }

    /** Words that stand for negative because they are not the positive one: the first few. */
    Set<String> others() {
        return Collections.unmodifiableSet(others);
    }

    /** The items that were read; none where no column is called so. */
    Set<String> items() {
        return Collections.unmodifiableSet(items);
    }

    private void requireNewItem(NamedCsvRecord row, char separator) throws ScenarioException {
        int field = row.getHeader().indexOf(ITEM);
        if (field < 0) {
            return;
        }
        String item = row.getField(field);
        boolean twice = items.size() < MOST_ITEMS ? !items.add(item) : items.contains(item);
        if (twice || taken.contains(item)) {
            int line = (int) row.getStartingLineNumber();
            throw refused(
                    line,
                    CsvFile.column(line(line), separator, field),
                    "is item " + Wording.quoted(item) + (twice ? " again" : ", which the file of scores has too")
                            + ", must have a row for each item"
                            + (twice ? "" : " and other items") + ": intervals take rows to be independent");
        }
    }

    private void requireFields(NamedCsvRecord row) throws ScenarioException {
        int columns = row.getHeader().size();
        if (row.getFieldCount() != columns) {
            throw refused(
                    (int) row.getStartingLineNumber(),
                    1,
                    "the row " + Wording.length(row.getFieldCount(), columns + " as the header"));
        }
    }

    private int value(NamedCsvRecord row, String column, char separator) throws ScenarioException {
        List<String> header = row.getHeader();
        int field = header.indexOf(column);
        if (field < 0) {
            throw refused(
                    1,
                    1,
                    "has no column " + Wording.quoted(column) + ", has "
                            + header.stream()
                                    .map(name -> name.isBlank() ? Wording.quoted(name) : name)
                                    .collect(Collectors.joining(", "))
                            + Wording.nearest(column, header)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        String word = row.getField(field).strip();
        if (positive.isPresent() && !word.isEmpty()) {
            boolean is = word.equals(positive.get());
            if (!is && others.size() < MOST_SHOWN) {
                others.add(word);
            }
            return is ? 1 : 0;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!POSITIVE.contains(lower) && !NEGATIVE.contains(lower)) {
            int line = (int) row.getStartingLineNumber();
            throw refused(
                    line,
                    CsvFile.column(line(line), separator, field),
                    (word.isEmpty() ? "is empty" : "is " + Wording.quoted(word))
                            + ", must be 1 or 0, true or false, yes or no, pass or fail, correct or incorrect; name the"
                            + " positive word with --positive");
        }
        return POSITIVE.contains(lower) ? 1 : 0;
    }

    private String line(int number) {
        return csvFile.line(number);
    }

    private ScenarioException refused(int line, int column, String message) {
        return csvFile.refused(line, column, message);
    }
}
