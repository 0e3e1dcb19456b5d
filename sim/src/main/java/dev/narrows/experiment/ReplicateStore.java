package dev.narrows.experiment;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Replicate values that outlive a run (thread-safe). */
public interface ReplicateStore {
    /** Most replicates that are added at once. */
    int MOST_ADDED = Experiment.CHUNK;

    /** Keeps nothing. */
    ReplicateStore NONE = new ReplicateStore() {
        @Override
        public Known take(CellKey key, int from, ReplicateValues values) {
            return new Known(new BitSet(), List.of());
        }

        @Override
        public void add(CellKey key, int first, int last, ReplicateValues values, boolean quick) {
            // nothing is kept
        }
    };

    /**
     * What a store has of the rows of a cell.
     *
     * @param rows the numbers of the rows that it has, by value or by digest
     * @param digested those that it has by digest, and maybe more
     */
    record Known(BitSet rows, List<DigestedRows> digested) {}

    /**
     * The looks at results that earlier runs took.
     *
     * @return a copy, empty if there was none
     */
    default Set<Look> looks() {
        return Set.of();
    }

    /**
     * Copies what is known of the rows {@code from..values.size()-1}.
     *
     * @param key key of the cell
     * @param from first row of interest
     * @param values the rows that are known by value are overwritten
     * @return the rows that are known
     * @throws IOException if the values cannot be read
     */
    Known take(CellKey key, int from, ReplicateValues values) throws IOException;

    /**
     * Keeps the rows {@code first..last-1}.
     *
     * @param key key of the cell
     * @param first first replicate
     * @param last one past the last replicate, at most {@link #MOST_ADDED} more
     * @param values has these rows; not modified
     * @param quick {@link dev.narrows.family.Trials#quick}: a digest of the rows is enough
     * @throws IOException if the values cannot be kept
     */
    void add(CellKey key, int first, int last, ReplicateValues values, boolean quick) throws IOException;
}
