package dev.narrows.experiment;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Replicate values that come from elsewhere and are not computed: a store that has them all. What another store keeps
 * of them is taken from there, the rest is made, and kept there too (thread-safe if that is).
 */
public final class GivenRows implements ReplicateStore {
    private final ReplicateStore kept;
    private final Function<CellKey, Optional<Rows>> rows;

    /** The rows of a cell, for one thread. */
    @FunctionalInterface
    public interface Rows {
        /**
         * One of them.
         *
         * @param replicate its number, from 0
         * @return a value for each quantity of the cell
         */
        double[] row(int replicate);
    }

    /**
     * A store of rows.
     *
     * @param kept keeps them
     * @param rows those of the cell of a key; empty for a cell whose rows are computed (thread-safe)
     */
    public GivenRows(ReplicateStore kept, Function<CellKey, Optional<Rows>> rows) {
        this.kept = kept;
        this.rows = rows;
    }

    @Override
    public Set<Look> looks() {
        return kept.looks();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a value is not finite, or not in the range that its quantity declares
     */
    @Override
    public Known take(CellKey key, int from, ReplicateValues values) throws IOException {
        Known known = kept.take(key, from, values);
        Optional<Rows> given = rows.apply(key);
        if (given.isEmpty()) {
            return known;
        }
        BitSet all = (BitSet) known.rows().clone();
        int first = all.nextClearBit(from);
        while (first < values.size()) {
            int next = all.nextSetBit(first);
            int last = Math.min(next < 0 ? values.size() : next, first + MOST_ADDED);
            for (int r = first; r < last; r++) {
                double[] row = given.get().row(r);
                Replicates.require(values.quantities(), r, row);
                values.set(r, row);
            }
            kept.add(key, first, last, values, false);
            all.set(first, last);
            first = all.nextClearBit(last);
        }
        return new Known(all, known.digested());
    }

    @Override
    public void add(CellKey key, int first, int last, ReplicateValues values, boolean quick) throws IOException {
        kept.add(key, first, last, values, quick);
    }
}
