package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import java.nio.ByteBuffer;

/**
 * A record of rows, as {@link JournalFormat} lays it out.
 *
 * @param buffer where it stands
 * @param offset of its first byte
 */
record JournalRecord(ByteBuffer buffer, int offset) {
    CellKey key() {
        return new CellKey(buffer.getLong(payload()), buffer.getLong(payload() + Long.BYTES));
    }

    /** The replicate of the first row. */
    int first() {
        return buffer.getInt(payload() + 2 * Long.BYTES);
    }

    /** How many rows it has. */
    int count() {
        return buffer.getInt(payload() + 2 * Long.BYTES + Integer.BYTES);
    }

    /** Doubles of a row. */
    int width() {
        return (buffer.getInt(offset) - JournalFormat.HEAD) / (count() * Double.BYTES);
    }

    /** Where the row of a replicate begins in the buffer. */
    int row(int replicate) {
        return payload() + JournalFormat.HEAD + (replicate - first()) * width() * Double.BYTES;
    }

    /** A value of a replicate. */
    double value(int replicate, int quantity) {
        return buffer.getDouble(row(replicate) + quantity * Double.BYTES);
    }

    /** Whether a payload may be that of rows: its length is the one of its count. */
    boolean hasRows() {
        int rows = buffer.getInt(offset) - JournalFormat.HEAD;
        if (rows <= 0) {
            return false; // the count may lie beyond the end of the buffer
        }
        long each = (long) count() * Double.BYTES;
        return each > 0 && rows % each == 0 && rows / each <= JournalFormat.WIDEST && first() >= 0;
    }

    /** The whole record. */
    ByteBuffer bytes() {
        return buffer.slice(offset, JournalFormat.PREFIX + buffer.getInt(offset));
    }

    private int payload() {
        return offset + JournalFormat.PREFIX;
    }
}
