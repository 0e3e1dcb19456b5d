package dev.narrows.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Lines of CSV as text: LF, RFC 4180, quotes only where a field needs them (mutable, unshared). */
public final class CsvText {
    private final StringWriter lines;
    private final CsvWriter csv;
    private CsvWriter.CsvWriterRecord line;

    /**
     * No lines yet.
     *
     * @param capacity characters to begin with
     */
    public CsvText(int capacity) {
        this.lines = new StringWriter(capacity);
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(capacity)
                .build(lines);
        this.line = csv.writeRecord();
    }

    /** A text, a truth or a number. */
    CsvText field(Object value) {
        line.writeField(Column.text(value));
        return this;
    }

    /** A field that is empty where there is no value. */
    CsvText field(Optional<?> value) {
        line.writeField(value.map(Column::text).orElse(""));
        return this;
    }

    /**
     * Several texts.
     *
     * @param fields in their order
     * @return this
     */
    public CsvText fields(List<String> fields) {
        fields.forEach(line::writeField);
        return this;
    }

    /**
     * Begins the next line.
     *
     * @return this
     */
    public CsvText endLine() {
        line = line.endRecord().writeRecord();
        return this;
    }

    /**
     * All lines that have ended.
     *
     * @return the text so far
     */
    public String text() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no file is behind it
        }
        return lines.toString();
    }
}
