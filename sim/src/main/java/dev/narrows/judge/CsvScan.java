package dev.narrows.judge;

import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.Reader;

/**
 * Goes through CSV text character by character to find the place of a field, or of the first fault (mutable, for one
 * pass). Lines end with LF, CR or CR LF; columns count code points from 1.
 */
final class CsvScan {
    private static final int END = -1;

    private enum State {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final Reader text;
    private final char separator;
    private State state = State.START;
    private long line = 1;
    private long column = 1;
    private boolean afterReturn;
    private long recordLine = 1;
    private int field;
    private long fieldLine = 1;
    private long fieldColumn = 1;
    private long fieldLength;

    CsvScan(Reader text, char separator) {
        this.text = new BufferedReader(text);
        this.separator = separator;
    }

    /** {@code line:column} where a field of the row of a line starts, or where that row ends before it. */
    String place(long row, int wanted) throws IOException {
        for (int c = text.read(); c != END; c = text.read()) {
            boolean there = recordLine == row && !(afterReturn && c == '\n');
            if (there && (state == State.START && field == wanted || state != State.QUOTED && isLineEnd(c))) {
                break;
            }
            step(c);
        }
        return line + ":" + column;
    }

    /** {@code line:column: what is wrong} of the first fault; the place of the end where there is none. */
    String fault(int longest) throws IOException {
        try {
            for (int c = text.read(); c != END; c = text.read()) {
                if (state == State.CLOSED && c != '"' && c != separator && !isLineEnd(c)) {
                    return line + ":" + column + ": " + shown(c)
                            + " after the closing quote of the field that begins at "
                            + fieldLine + ":" + fieldColumn
                            + ", must be a separator or the end of the line; a quote in a"
                            + " quoted field is written twice";
                }
                if (fieldLength > longest && state != State.QUOTED && (c == separator || isLineEnd(c))) {
                    return tooLong();
                }
                step(c);
            }
        } catch (CharConversionException e) {
            return line + ":" + column + ": " + e.getMessage();
        }
        if (state == State.QUOTED) {
            return fieldLine + ":" + fieldColumn + ": a quote is opened that nothing closes";
        }
        return fieldLength > longest ? tooLong() : line + ":" + column + ": cannot be read as CSV";
    }

    private String tooLong() {
        return fieldLine + ":" + fieldColumn + ": a field of " + fieldLength + " characters, must be shorter than "
                + CsvFile.LONGEST;
    }

    private static String shown(int c) {
        return c > ' ' && c < 127 ? "\"" + (char) c + "\"" : String.format("U+%04X", c);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private void step(int c) {
        boolean quoted = state == State.QUOTED;
        move(c);
        fieldLength++;
        state = next(c);
        if (!quoted && isLineEnd(c)) {
            field = 0;
            recordLine = line;
            startField();
        } else if (!quoted && c == separator) {
            field++;
            startField();
        }
    }

    private void move(int c) {
        if (isLineEnd(c)) {
            line += afterReturn && c == '\n' ? 0 : 1;
            column = 1;
        } else {
            column += Character.isLowSurrogate((char) c) ? 0 : 1;
        }
        afterReturn = c == '\r';
    }

    private void startField() {
        fieldLine = line;
        fieldColumn = column;
        fieldLength = 0;
    }

    private State next(int c) {
        if (state == State.QUOTED) {
            return c == '"' ? State.CLOSED : State.QUOTED;
        }
        if (c == separator || isLineEnd(c)) {
            return State.START;
        }
        if (c == '"' && state != State.PLAIN) {
            return State.QUOTED;
        }
        return State.PLAIN;
    }
}
