package dev.narrows.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Integers one after another, ten million and more, of which none is copied when more come (mutable). */
final class IntSeries {
    private static final int BITS = 16;
    private static final int BLOCK = 1 << BITS;

    private final List<int[]> blocks = new ArrayList<>();
    private int size;

    void add(int value) {
        if (size == blocks.size() * BLOCK) {
            blocks.add(new int[BLOCK]);
        }
        blocks.get(size >> BITS)[size & BLOCK - 1] = value;
        size++;
    }

    int get(int at) {
        return blocks.get(at >> BITS)[at & BLOCK - 1];
    }

    int size() {
        return size;
    }

    /** Puts what is made of each in its place. */
    void change(IntUnaryOperator change) {
        for (int i = 0; i < size; i++) {
            blocks.get(i >> BITS)[i & BLOCK - 1] = change.applyAsInt(get(i));
        }
    }
}
