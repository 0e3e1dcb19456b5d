package dev.narrows.result;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The rows of a CSV file of a run, with its errors as those of a command. */
final class CsvRows {
    private CsvRows() {}

    /** What is made of rows, one of which is in memory at a time. */
    interface Reading<T> {
        T of(Iterable<NamedCsvRecord> rows) throws IOException;
    }

    /**
     * Reads a file, compressed or not.
     *
     * @throws RefusedException if the file is not what a run writes
     * @throws IOException if it cannot be read, or the reading throws it
     */
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(LargeFile.open(file))) {
            return reading.of(csv);
        } catch (CsvParseException e) {
            throw new RefusedException(file + ": is not what a run writes");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
