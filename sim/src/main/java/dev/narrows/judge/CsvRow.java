package dev.narrows.judge;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The row that is read (mutable): the same object for every row, with the text of those columns alone that are wanted.
 * Names come again and again: of those met lately one string each is kept, so that a row makes no objects.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int KEPT = 1 << 12;
    private static final int MULTIPLIER = 31;

    private final List<String> names = new ArrayList<>();
    private final String[] kept = new String[KEPT];
    private char[][] text = new char[0][];
    private int[] length = new int[0];
    private boolean header = true;

    /** Keeps the text of these columns in the rows that follow the line of names. */
    void keep(int[] columns) {
        header = false;
        text = new char[names.size()][];
        length = new int[names.size()];
        for (int column : columns) {
            text[column] = new char[1 << 6];
        }
    }

    /** The fields of the line of names, without blanks around them. */
    List<String> names() {
        return List.copyOf(names);
    }

    long line() {
        return getStartingLineNumber();
    }

    int fields() {
        return getFieldCount();
    }

    /** The characters of a kept column, overwritten by the next row. */
    char[] text(int column) {
        return text[column];
    }

    /** How many characters a kept column has, without blanks around them. */
    int length(int column) {
        return length[column];
    }

    /** A kept column without blanks around it. */
    String field(int column) {
        char[] own = text[column];
        int size = length[column];
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = MULTIPLIER * hash + own[i];
        }
        int at = (hash ^ hash >>> 16) & KEPT - 1;
        String known = kept[at];
        if (known == null || known.length() != size || !same(known, own)) {
            known = new String(own, 0, size);
            kept[at] = known;
        }
        return known;
    }

    private static boolean same(String known, char[] own) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != own[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int size, boolean quoted) {
        int from = offset;
        int to = offset + size;
        while (from < to && Character.isWhitespace(buffer[from])) {
            from++;
        }
        while (from < to && Character.isWhitespace(buffer[to - 1])) {
            to--;
        }
        if (header) {
            names.add(new String(buffer, from, to - from));
        } else if (field < text.length && text[field] != null) {
            if (text[field].length < to - from) {
                text[field] = Arrays.copyOf(text[field], 2 * (to - from));
            }
            System.arraycopy(buffer, from, text[field], 0, to - from);
            length[field] = to - from;
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }
}
