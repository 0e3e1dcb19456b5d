package dev.narrows.yaml;

/** Place in a file: line and column, both from 1, columns in code points. */
public record Mark(int line, int column) implements Comparable<Mark> {
    /** The first character of a file. */
    static final Mark START = new Mark(1, 1);

    @Override
    public int compareTo(Mark other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
