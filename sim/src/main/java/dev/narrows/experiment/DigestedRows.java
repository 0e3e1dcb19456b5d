package dev.narrows.experiment;

import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Rows that a store knows by their digest alone, because they are computed as fast as they would be read: they are
 * computed anew and held against it.
 *
 * @param file where the digest is kept
 * @param first first replicate
 * @param last one past the last replicate
 * @param digest the {@link ReplicateValues#digest} of the rows {@code first..last-1}
 */
public record DigestedRows(Path file, int first, int last, long digest) {
    /**
     * The rows anew.
     *
     * @param cell the cell
     * @param trials its replicates
     * @return the rows {@code first..last-1} as a table of their own, with the bits that were kept
     * @throws IOException if they have other bits
     * @throws IllegalStateException if a value is not finite, or not in the range that its quantity declares
     */
    public ReplicateValues rows(Cell cell, Trials trials) throws IOException {
        ReplicateValues values = Replicates.table(trials, first, last);
        if (values.digest(0, values.size()) != digest) {
            throw new IOException(file + ": cell " + cell.index() + ", replicates " + first + ".." + (last - 1)
                    + ": have other bits now than when their digest was kept: by another build, or one machine errs; "
                    + "--fresh starts anew");
        }
        return values;
    }
}
