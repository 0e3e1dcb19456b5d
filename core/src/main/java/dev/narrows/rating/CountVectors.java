package dev.narrows.rating;

import dev.narrows.numeric.Compositions;
import java.util.Arrays;

/** Every vector of q counts with the sum r, in the order of {@link Compositions} (mutable, unshared). */
final class CountVectors {
    private final int[] places;
    private final long[] counts;
    private int index;

    CountVectors(int q, int r) {
        this.places = new int[q];
        Arrays.setAll(places, y -> y);
        this.counts = new long[q];
        counts[0] = r;
    }

    /** The present vector; not to be written. */
    long[] counts() {
        return counts;
    }

    /** How many vectors came before the present one. */
    int index() {
        return index;
    }

    /** Goes to the next vector; false if there is none. */
    boolean next() {
        index++;
        return Compositions.next(counts, places);
    }
}
