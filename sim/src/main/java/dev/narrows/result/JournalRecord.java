package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.DigestedRows;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A record of rows or of their digest, as {@link JournalFormat} lays it out.
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

    /** How many rows it is of. */
    int count() {
        return buffer.getInt(payload() + 2 * Long.BYTES + Integer.BYTES);
    }

    /** Doubles of a row. */
    int width() {
        return isDigest()
                ? buffer.getInt(payload() + JournalFormat.HEAD)
                : (buffer.getInt(offset) - JournalFormat.HEAD) / (count() * Double.BYTES);
    }

    /** Where the row of a replicate begins in the buffer. */
    int row(int replicate) {
        return payload() + JournalFormat.HEAD + (replicate - first()) * width() * Double.BYTES;
    }

    /** Whether it has the digest of its rows, not their values. */
    boolean isDigest() {
        return buffer.getInt(offset) == JournalFormat.DIGEST;
    }

    /** The rows of which it has the digest. */
    DigestedRows digested(Path file) {
        long digest = buffer.getLong(payload() + JournalFormat.HEAD + Integer.BYTES);
        return new DigestedRows(file, first(), first() + count(), digest);
    }

    /** Its rows, of the width of the cell; computed anew where it has their digest. */
    ReplicateValues rows(Path file, Cell cell, Trials trials) throws IOException {
        if (isDigest()) {
            return digested(file).rows(cell, trials);
        }
        ReplicateValues rows = new ReplicateValues(trials.quantities(), count());
        rows.read(0, count(), buffer, row(first()));
        return rows;
    }

    /** Whether a payload may be one: its length is that of a digest, or of its count of rows. */
    boolean mayBe() {
        int rows = buffer.getInt(offset) - JournalFormat.HEAD;
        if (rows <= 0) {
            return false; // the count may lie beyond the end of the buffer
        }
        if (isDigest()) {
            return count() > 0 && count() <= ReplicateStore.MOST_ADDED && first() >= 0;
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
