package dev.narrows.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;

/** Lines of CSV as text: LF, RFC 4180, quotes only where a field needs them (mutable, unshared). */
final class CsvText {
    private final StringWriter lines = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(lines);

    /** Adds a line. */
    CsvText add(List<String> fields) {
        csv.writeRecord(fields);
        return this;
    }

    /** All lines so far. */
    String text() {
        return lines.toString();
    }
}
