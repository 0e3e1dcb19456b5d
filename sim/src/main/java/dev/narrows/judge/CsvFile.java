package dev.narrows.judge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file as people have it: UTF-8 with or without a byte order mark; comma, semicolon or tab between fields,
 * whichever its first line has most of; any line ends; quotes. Rows are read one at a time.
 *
 * @param path the file
 * @param separator between fields
 */
record CsvFile(Path path, char separator) {
    private static final int MARK = 0xFEFF;
    private static final String SEPARATORS = ",;\t";

    /** What is made of rows, one of which is in memory at a time. */
    interface Reading<T> {
        T of(Iterable<CsvRecord> rows) throws IOException;
    }

    /** Looks at the first line. */
    static CsvFile of(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new RatingsException(path + (Files.exists(path) ? ": is no file" : ": is missing"));
        }
        try (BufferedReader reader = new BufferedReader(open(path))) {
            String first = reader.readLine();
            if (first == null) {
                throw new RatingsException(path + ": is empty, must have a line with the names of its columns");
            }
            char best = ',';
            for (char c : SEPARATORS.toCharArray()) {
                best = count(first, c) > count(first, best) ? c : best;
            }
            return new CsvFile(path, best);
        } catch (CharacterCodingException e) {
            throw new RatingsException(path + ":1: is not UTF-8 text");
        }
    }

    private static long count(String line, char c) {
        boolean quoted = false;
        long n = 0;
        for (char at : line.toCharArray()) {
            quoted ^= at == '"';
            n += !quoted && at == c ? 1 : 0;
        }
        return n;
    }

    private static Reader open(Path path) throws IOException {
        PushbackReader reader = new PushbackReader(new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
        int first = reader.read();
        if (first >= 0 && first != MARK) {
            reader.unread(first);
        }
        return reader;
    }

    /**
     * Reads the rows, the names of the columns first.
     *
     * @throws RatingsException if the file is no CSV or no UTF-8
     */
    <T> T read(Reading<T> reading) throws IOException {
        long[] line = {1};
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofCsvRecord(open(path))) {
            return reading.of(() -> csv.stream()
                    .peek(row -> line[0] = row.getStartingLineNumber())
                    .iterator());
        } catch (UncheckedIOException | CsvParseException | CharacterCodingException e) {
            Throwable cause = e;
            while (cause != null && !(cause instanceof CharacterCodingException)) {
                cause = cause.getCause();
            }
            throw new RatingsException(path + ":" + line[0]
                    + (cause == null ? ": cannot be read as CSV: " + reason(e) : ": is not UTF-8 text, here or soon after"));
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** That a field is wrong: reads the file again, up to its place. */
    RatingsException refused(CsvRecord row, int field, String message) throws IOException {
        long line = 1;
        int column = 1;
        int at = 0;
        boolean quoted = false;
        try (Reader reader = open(path)) {
            for (int c = reader.read(); c >= 0 && (line < row.getStartingLineNumber() || at < field); c = reader.read()) {
                boolean here = line >= row.getStartingLineNumber();
                quoted ^= here && c == '"';
                at += here && !quoted && c == separator ? 1 : 0;
                column = c == '\n' ? 1 : column + (Character.isLowSurrogate((char) c) ? 0 : 1);
                line += c == '\n' ? 1 : 0;
            }
        }
        return new RatingsException(path + ":" + line + ":" + column + ": " + message);
    }
}
