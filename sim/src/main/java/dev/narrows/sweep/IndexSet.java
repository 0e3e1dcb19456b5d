package dev.narrows.sweep;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some of the numbers 0..n-1 in ascending order: a bit per number, and none where all are in it (immutable). */
public final class IndexSet {
    private static final int BLOCK = 1_024;

    private final int size;
    private final BitSet members;
    private final int[] before;

    private IndexSet(int size, BitSet members, int[] before) {
        this.size = size;
        this.members = members;
        this.before = before;
    }

    /** All of 0..n-1. */
    public static IndexSet all(int n) {
        return new IndexSet(n, null, null);
    }

    /** Those for which the condition is true, asked in ascending order. */
    public IndexSet where(IntPredicate condition) {
        BitSet kept = new BitSet();
        IntStream all = members == null ? IntStream.range(0, size) : members.stream();
        all.filter(condition).forEachOrdered(kept::set);
        int[] before = new int[kept.length() / BLOCK + 1];
        for (int block = 1; block < before.length; block++) {
            before[block] = before[block - 1]
                    + kept.get((block - 1) * BLOCK, block * BLOCK).cardinality();
        }
        return new IndexSet(kept.cardinality(), kept, before);
    }

    public int size() {
        return size;
    }

    /** The i-th of them, from 0. */
    public int get(int i) {
        Objects.checkIndex(i, size);
        if (members == null) {
            return i;
        }
        int found = Arrays.binarySearch(before, i);
        // of blocks that begin with the same count, all but the last are empty
        int block = found >= 0 ? found : -found - 2;
        while (block + 1 < before.length && before[block + 1] <= i) {
            block++;
        }
        int member = members.nextSetBit(block * BLOCK);
        for (int left = i - before[block]; left > 0; left--) {
            member = members.nextSetBit(member + 1);
        }
        return member;
    }
}
