package dev.narrows.judge;

import java.util.Arrays;

/**
 * Numbers for the names of items, of which there may be ten million: kept are 64 bits of each name, not the name
 * (mutable). Two of n names share them with probability about {@code n^2 / 2^65}: 3e-6 for 10^7.
 */
final class ItemNumbers {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int FREE = -1;

    private long[] keys = new long[1 << 10];
    private int[] numbers = free(1 << 10);
    private int size;

    private static int[] free(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, FREE);
        return numbers;
    }

    /** The number of an item by the characters of its name, a new one if it was not met before. */
    int number(char[] text, int length) {
        if (size > keys.length / 4 * 3) {
            grow();
        }
        long key = key(text, length);
        int at = place(key);
        if (numbers[at] == FREE) {
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    int size() {
        return size;
    }

    private int place(long key) {
        int at = (int) key & keys.length - 1;
        while (numbers[at] != FREE && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = free(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != FREE) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }

    /** FNV-1a over the characters, then mixed as SplitMix64 does, so that low bits depend on all. */
    private static long key(char[] text, int length) {
        long hash = BASIS;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text[i]) * PRIME;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
