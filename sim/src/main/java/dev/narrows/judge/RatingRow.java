package dev.narrows.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The row that is read (mutable): the same object for every row, with the text of those columns alone that are wanted.
 * Names come again and again: of those met lately one string each is kept, so that a row makes no objects.
 */
final class RatingRow {
    private static final int KEPT = 1 << 12;
    private static final int MULTIPLIER = 31;

    private final List<String> names = new ArrayList<>();
    private final String[] kept = new String[KEPT];
    private char[][] text = new char[0][];
    private int[] length = new int[0];
    private boolean header = true;
    private long line;
    private int fields;

    /** Keeps the text of these columns in the rows that follow the names. */
    void keep(int[] columns) {
        header = false;
        text = new char[names.size()][];
        length = new int[names.size()];
        for (int column : columns) {
            text[column] = new char[1 << 6];
        }
    }

    /** Whether the text of a column is kept. */
    boolean keeps(int column) {
        return column < text.length && text[column] != null;
    }

    /** The names of the columns, without blanks around them. */
    List<String> names() {
        return List.copyOf(names);
    }

    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    /** Where the row begins, and how many fields it has. */
    RatingRow at(long newLine, int newFields) {
        line = newLine;
        fields = newFields;
        return this;
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

    /** No column has a text. */
    void clear() {
        Arrays.fill(length, 0);
    }

    /** A name, or where it is kept the text of a column, without blanks around it. */
    void set(int column, char[] buffer, int offset, int size) {
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
        } else if (keeps(column)) {
            if (text[column].length < to - from) {
                text[column] = Arrays.copyOf(text[column], 2 * (to - from));
            }
            System.arraycopy(buffer, from, text[column], 0, to - from);
            length[column] = to - from;
        }
    }
}
