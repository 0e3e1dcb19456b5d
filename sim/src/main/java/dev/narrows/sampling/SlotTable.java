package dev.narrows.sampling;

import java.util.Arrays;

/**
 * Draws labels one by one, five from each random word, and counts their pairs: the kernel of {@link CollapsedSampler}
 * for few labels (immutable).
 *
 * <pre>
 * make: floor(4096 p_c) slots of 4096 belong to pair c; the R slots left over belong to the residual law
 *       (4096 p_c - floor(4096 p_c)) / R
 * draw: a field of 12 random bits is the slot; a label that falls into a left-over slot is drawn from the residual law
 * </pre>
 *
 * <p>So {@code P(c) = floor(4096 p_c)/4096 + (R/4096) (4096 p_c - floor(4096 p_c))/R = p_c}. The five fields of a word
 * are disjoint: bits 0-11, 12-23, 24-35, 36-47, 48-59. Left-over labels are counted first and drawn afterwards, so the
 * inner loop has no branch that depends on a random number. Counting the slots first and looking up their pairs once
 * saved 0.1 ns per label and cost about 5 microseconds per vector: slower up to 640 pairs wherever {@link BinomialTree}
 * is not faster still, and in single noisy runs 10 to 20 % faster for 1,280 pairs and more, so it was left out. Exact
 * up to the rounding of p and that of {@link AliasTable} within the residual.
 */
final class SlotTable {
    private static final int FIELD = 12;
    private static final int SLOTS = 1 << FIELD;
    private static final int MASK = SLOTS - 1;
    private static final int FIELDS = 5;
    private static final int WORDS = 256;

    private final char[] pairOfSlot;
    private final int pairs;
    private final AliasTable residual;

    /** Of a law with at most 2^16 - 1 pairs, already checked; not modified. */
    SlotTable(double[] law) {
        pairs = law.length;
        pairOfSlot = new char[SLOTS];
        double sum = Arrays.stream(law).reduce(0, Double::sum);
        double[] rest = new double[pairs];
        int slot = 0;
        for (int c = 0; c < pairs; c++) {
            double share = law[c] / sum * SLOTS;
            int whole = (int) Math.min(share, SLOTS - slot);
            Arrays.fill(pairOfSlot, slot, slot + whole, (char) c);
            slot += whole;
            rest[c] = share - whole;
        }
        Arrays.fill(pairOfSlot, slot, SLOTS, (char) pairs);
        residual = slot == SLOTS ? null : AliasTable.of(scaled(rest));
    }

    private static double[] scaled(double[] rest) {
        double sum = Arrays.stream(rest).reduce(0, Double::sum);
        return Arrays.stream(rest).map(r -> r / sum).toArray();
    }

    /** Room for the draws of one thread. */
    Scratch scratch() {
        return new Scratch(pairs);
    }

    /** Adds the pairs of {@code labels} draws to {@code counts}; labels is an int, so no tally overflows. */
    void draw(Xoshiro256 rng, int labels, long[] counts, Scratch scratch) {
        int[] tally = scratch.tally;
        Arrays.fill(tally, 0);
        tally(rng, labels, tally, scratch.words);
        for (int c = 0; c < pairs; c++) {
            counts[c] += tally[c];
        }
        drawResidual(rng, tally[pairs], counts, scratch.words);
    }

    /** Whole words in blocks, then the labels that do not fill a word. */
    private void tally(Xoshiro256 rng, int labels, int[] tally, long[] words) {
        int left = labels;
        for (; left >= FIELDS * WORDS; left -= FIELDS * WORDS) {
            rng.fill(words, WORDS);
            tallyWords(words, WORDS, tally);
        }
        int whole = left / FIELDS;
        rng.fill(words, whole + 1);
        tallyWords(words, whole, tally);
        for (int field = 0; field < left - FIELDS * whole; field++) {
            tally[pairOfSlot[(int) (words[whole] >>> FIELD * field) & MASK]]++;
        }
    }

    private void tallyWords(long[] words, int n, int[] tally) {
        char[] pair = pairOfSlot;
        for (int i = 0; i < n; i++) {
            long word = words[i];
            tally[pair[(int) word & MASK]]++;
            tally[pair[(int) (word >>> FIELD) & MASK]]++;
            tally[pair[(int) (word >>> 2 * FIELD) & MASK]]++;
            tally[pair[(int) (word >>> 3 * FIELD) & MASK]]++;
            tally[pair[(int) (word >>> 4 * FIELD) & MASK]]++;
        }
    }

    private void drawResidual(Xoshiro256 rng, int labels, long[] counts, long[] words) {
        for (int left = labels; left > 0; left -= WORDS) {
            int n = Math.min(left, WORDS);
            rng.fill(words, n);
            for (int i = 0; i < n; i++) {
                counts[residual.outcome(words[i])]++;
            }
        }
    }

    /** Random words and the tally of the pairs, left-over labels last (mutable, unshared). */
    static final class Scratch {
        private final long[] words = new long[WORDS];
        private final int[] tally;

        private Scratch(int pairs) {
            tally = new int[pairs + 1];
        }
    }
}
