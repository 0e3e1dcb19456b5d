package dev.narrows.result;

import java.util.List;

/** Lines of CSV as text: LF, RFC 4180, quotes only where a field needs them (mutable, unshared). */
final class CsvText {
    private final StringBuilder text;
    private boolean begun;

    CsvText(int capacity) {
        this.text = new StringBuilder(capacity);
    }

    /** Adds fields that need no quotes: numbers, or several with commas between them. */
    CsvText plain(String fields) {
        if (begun) {
            text.append(',');
        }
        begun = true;
        text.append(fields);
        return this;
    }

    /** Adds any field. */
    CsvText field(String field) {
        return plain(needsQuotes(field) ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }

    private static boolean needsQuotes(String field) {
        return field.indexOf(',') >= 0
                || field.indexOf('"') >= 0
                || field.indexOf('\n') >= 0
                || field.indexOf('\r') >= 0;
    }

    CsvText fields(List<String> fields) {
        fields.forEach(this::field);
        return this;
    }

    CsvText endLine() {
        begun = false;
        text.append('\n');
        return this;
    }

    /** All so far. */
    String text() {
        return text.toString();
    }
}
