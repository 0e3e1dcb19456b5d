package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Draws from a pmf p on 0..n-1 with one word of 64 random bits and one look-up, without a branch (immutable).
 *
 * <pre>
 * make: N = 2^b columns, N >= max(n, 2); share_i = N p_i, 0 from n on; a column below 1 is filled up by one above 1,
 *       which becomes its alias and loses what it gave; entry_i = share_i in units of 2^-(64-b), then alias_i in b bits
 * draw: the word's first b bits are the column i, the other 64-b bits are u; return i if u < share_i, else alias_i
 * </pre>
 *
 * <p>Exact up to the rounding of the shares, to 2^-52 of a column: each outcome's probability is off by a few 2^-52.
 * Outcomes of probability 0 are never drawn. Source: A. J. Walker 1977, filled in the manner of M. D. Vose, A linear
 * algorithm for generating random numbers with a given distribution, IEEE Trans. Softw. Eng. 17 (1991) 972-975.
 */
final class AliasTable {
    private final long[] entries;
    private final int bits;

    private AliasTable(long[] entries, int bits) {
        this.entries = entries;
        this.bits = bits;
    }

    /** The table of a law: entries in [0, 1], sum 1 within 1e-9; not modified. */
    static AliasTable of(double[] law) {
        int bits = bits(law.length);
        long[] entries = new long[1 << bits];
        enter(law, bits, entries, 0);
        return new AliasTable(entries, bits);
    }

    /** The draw of one random word. */
    int outcome(long word) {
        return draw(entries, 0, bits, word);
    }

    /** Least b >= 1 with 2^b >= outcomes. */
    static int bits(int outcomes) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(outcomes - 1));
    }

    /** The draw of one word from the table of 2^bits entries at {@code offset}. */
    static int draw(long[] entries, int offset, int bits, long word) {
        int column = (int) (word >>> -bits);
        long entry = entries[offset + column];
        int alias = (int) entry & (1 << bits) - 1;
        int below = (int) ((word << bits >>> bits) - (entry >>> bits) >> 63);
        return alias ^ (alias ^ column) & below;
    }

    /** Writes the table of a law of at most 2^bits outcomes to {@code entries} from {@code offset} on. */
    static void enter(double[] law, int bits, long[] entries, int offset) {
        Arguments.requireLaw("law", law);
        int columns = 1 << bits;
        double[] share = new double[columns];
        int[] alias = new int[columns];
        double sum = Arrays.stream(law).reduce(0, Double::sum);
        for (int i = 0; i < law.length; i++) {
            share[i] = law[i] / sum * columns;
        }
        fill(share, alias, likeliest(law));
        double one = Math.scalb(1.0, Long.SIZE - bits);
        for (int i = 0; i < columns; i++) {
            boolean full = share[i] >= 1;
            long threshold = full ? 0 : (long) (share[i] * one);
            entries[offset + i] = threshold << bits | (full ? i : alias[i]);
        }
    }

    private static int likeliest(double[] law) {
        int likeliest = 0;
        for (int i = 1; i < law.length; i++) {
            likeliest = law[i] > law[likeliest] ? i : likeliest;
        }
        return likeliest;
    }

    /**
     * Columns that rounding leaves without their match are full, or the likeliest outcome's if their own has share 0.
     */
    private static void fill(double[] share, int[] alias, int likeliest) {
        ArrayDeque<Integer> below = new ArrayDeque<>();
        ArrayDeque<Integer> above = new ArrayDeque<>();
        for (int i = 0; i < share.length; i++) {
            (share[i] < 1 ? below : above).push(i);
        }
        while (!below.isEmpty() && !above.isEmpty()) {
            int filled = below.pop();
            int giver = above.pop();
            alias[filled] = giver;
            share[giver] -= 1 - share[filled];
            (share[giver] < 1 ? below : above).push(giver);
        }
        above.forEach(i -> share[i] = 1);
        for (int i : below) {
            alias[i] = likeliest;
            share[i] = share[i] > 0 ? 1 : 0;
        }
    }
}
