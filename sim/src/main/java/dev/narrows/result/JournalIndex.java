package dev.narrows.result;

import java.util.Arrays;

/**
 * Where the records of a cell stand, in 24 bytes per record: sorted words of key bits and record number, positions, and
 * extents. Only some tens of bits of a key are kept, so a record that is found may be of another cell: its reader
 * compares.
 */
final class JournalIndex {
    private static final int INITIAL = 64;
    private long[] words = new long[INITIAL];
    private long[] positions = new long[INITIAL];
    private long[] extents = new long[INITIAL];
    private long numberMask;
    private int size;

    /** Adds a record; only before {@link #sort()}. */
    void add(long keyBits, long position, int first, int count) {
        if (size == words.length) {
            int more = Math.addExact(size, size / 2);
            words = Arrays.copyOf(words, more);
            positions = Arrays.copyOf(positions, more);
            extents = Arrays.copyOf(extents, more);
        }
        words[size] = keyBits;
        positions[size] = position;
        extents[size++] = (long) first << Integer.SIZE | count;
    }

    /** Makes the records findable; those of one cell keep the order in which they were added. */
    void sort() {
        numberMask = (Long.highestOneBit(Math.max(1, size)) << 1) - 1;
        for (int i = 0; i < size; i++) {
            words[i] = words[i] & ~numberMask | i;
        }
        Arrays.sort(words, 0, size);
    }

    /** Place of the first record of a key, or of what follows it. */
    int find(long keyBits) {
        int place = Arrays.binarySearch(words, 0, size, keyBits & ~numberMask);
        return place < 0 ? -place - 1 : place;
    }

    /** Whether the record at a place may be one of the key. */
    boolean matches(int place, long keyBits) {
        return place < size && (words[place] & ~numberMask) == (keyBits & ~numberMask);
    }

    long position(int place) {
        return positions[number(place)];
    }

    int first(int place) {
        return (int) (extents[number(place)] >>> Integer.SIZE);
    }

    int count(int place) {
        return (int) extents[number(place)];
    }

    int size() {
        return size;
    }

    private int number(int place) {
        return (int) (words[place] & numberMask);
    }
}
