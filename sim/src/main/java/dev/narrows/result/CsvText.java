package dev.narrows.result;

import java.util.List;

/** Lines of CSV as text: LF, RFC 4180, quotes only where a field needs them (mutable, unshared). */
final class CsvText {
    private final StringBuilder lines = new StringBuilder();

    /** Adds a line. */
    CsvText add(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            field(i == 0 ? "" : ",", fields.get(i));
        }
        lines.append('\n');
        return this;
    }

    private void field(String separator, String field) {
        lines.append(separator);
        if (needsQuotes(field)) {
            lines.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            lines.append(field);
        }
    }

    private static boolean needsQuotes(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** All lines so far. */
    String text() {
        return lines.toString();
    }
}
