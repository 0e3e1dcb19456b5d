package dev.narrows.judge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A CSV file as people have it: UTF-8 with or without a byte order mark; comma, semicolon or tab between fields,
 * whichever its first line has most of; any line ends; quotes. Rows are read one at a time. A file that is refused is
 * read again, up to the place that is at fault.
 *
 * @param path the file
 * @param separator between fields
 */
record CsvFile(Path path, char separator) implements RatingFile {
    /** More by what is read at once, and one block besides. */
    private static final int BUFFER = LONGEST + (1 << 15);

    private static final String SEPARATORS = ",;\t";

    /**
     * Looks at the first line.
     *
     * @throws RatingsException if it is no file of text
     */
    static CsvFile of(Path path) throws IOException {
        requireText(path);
        try (Reader text = new Utf8Text(path)) {
            return new CsvFile(path, separator(text));
        } catch (CharConversionException e) {
            throw new CsvFile(path, ',').unreadable();
        }
    }

    /**
     * Refuses what is no file, is empty, or by its first bytes is often taken for text.
     *
     * @throws RatingsException if it is no file of text
     */
    static void requireText(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new RatingsException(path + kind(path));
        }
        checkBytes(path);
    }

    private static String kind(Path path) {
        if (!Files.exists(path)) {
            return ": is missing";
        }
        return Files.isDirectory(path)
                ? ": is a folder, must be a CSV file"
                : ": is a pipe or device, must be a file that can be read twice: save it first";
    }

    /** Files that are often taken for CSV are told by their first bytes. */
    private static void checkBytes(Path path) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(path)) {
            first = in.readNBytes(4);
        }
        int two = first.length < 2 ? 0 : (first[0] & 0xFF) << 8 | first[1] & 0xFF;
        String is = switch (two) {
            case 0xFFFE, 0xFEFF -> "is UTF-16, must be UTF-8: iconv -f UTF-16 -t UTF-8";
            case 0x1F8B -> "is compressed by gzip, must be text: gunzip it first";
            case 0x504B -> "is a ZIP archive or workbook, must be text: save the table as CSV in UTF-8";
            default -> "";
        };
        // A column may be called PK: the archive's next bytes are no letters.
        if (!is.isEmpty() && (two != 0x504B || first.length > 2 && first[2] < ' ')) {
            throw new RatingsException(path + ":1:1: " + is);
        }
        if (first.length == 0) {
            throw new RatingsException(path + ":1:1: is empty, must have a line with the names of its columns");
        }
    }

    private static char separator(Reader text) throws IOException {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean named = false;
        char[] block = new char[1 << 13];
        for (int n = text.read(block); n >= 0; n = text.read(block)) {
            for (int i = 0; i < n; i++) {
                char c = block[i];
                if ((c == '\n' || c == '\r') && !quoted && named) {
                    return best(counts);
                }
                named |= c != '\n' && c != '\r';
                quoted ^= c == '"';
                int which = quoted ? -1 : SEPARATORS.indexOf(c);
                if (which >= 0) {
                    counts[which]++;
                }
            }
        }
        return best(counts);
    }

    private static char best(int[] counts) {
        int most = Arrays.stream(counts).max().orElse(0);
        int first = 0;
        while (counts[first] < most) {
            first++;
        }
        return SEPARATORS.charAt(first);
    }

    @Override
    public void read(Reading reading) throws IOException {
        try (CsvReader<RatingRow> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(new CsvRow(), new Utf8Text(path))) {
            reading.of(csv.iterator());
        } catch (CsvParseException e) {
            throw unreadable();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharConversionException ? unreadable() : e.getCause();
        } catch (CharConversionException e) {
            throw unreadable();
        }
    }

    private RatingsException unreadable() throws IOException {
        try (Reader text = new Utf8Text(path)) {
            return new RatingsException(path + ":" + new CsvScan(text, separator).fault(LONGEST));
        }
    }

    @Override
    public RatingsException refused(long line, int field, String message) throws IOException {
        try (Reader text = new Utf8Text(path)) {
            return new RatingsException(path + ":" + new CsvScan(text, separator).place(line, field) + ": " + message);
        }
    }

    @Override
    public String remedy(List<String> names) {
        if (names.stream().anyMatch(column -> column.matches("-?\\d+(\\.\\d+)?|sep=.*"))) {
            return "; the first line must have the names of the columns"
                    + (names.get(0).startsWith("sep=") ? "" : "; a matrix is read by narrows capacity");
        }
        if (names.get(0).startsWith("{") || names.get(0).startsWith("[")) {
            return "; JSON lines are read from a file whose name ends with .jsonl or .ndjson";
        }
        if (names.get(0).startsWith("format:")) {
            return "; a channel file is read by narrows capacity";
        }
        return names.size() == 1 ? "; between columns must be a comma, semicolon or tab" : "";
    }
}
