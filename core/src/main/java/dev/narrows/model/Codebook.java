package dev.narrows.model;

import java.util.Arrays;

/**
 * Codebook: {@code u_j(s)}, the codeword (a target, 0..K-1) of index j = 0..M-1 in context s = 0..k-1 (immutable).
 *
 * <p>M >= 2. Codewords of one context may repeat; the codebook is then not separable there.
 */
public final class Codebook {
    private final int[][] words;

    private Codebook(int[][] words) {
        this.words = words;
    }

    /**
     * The codebook with these words.
     *
     * @param words {@code words[s][j] = u_j(s) >= 0}, one row per context, all rows of one length M >= 2; copied
     * @return the codebook
     * @throws IllegalArgumentException if there is no row, {@code M < 2}, lengths differ or a word is negative
     */
    public static Codebook of(int[][] words) {
        if (words.length == 0 || words[0].length < 2) {
            throw new IllegalArgumentException("words: must hold at least one row of at least 2 codewords");
        }
        int[][] copy = new int[words.length][];
        for (int s = 0; s < words.length; s++) {
            if (words[s].length != words[0].length) {
                throw new IllegalArgumentException("words[" + s + "]: has " + words[s].length + " codewords, must have "
                        + words[0].length + " as words[0]");
            }
            for (int word : words[s]) {
                if (word < 0) {
                    throw new IllegalArgumentException("words[" + s + "]: holds " + word + ", must be at least 0");
                }
            }
            copy[s] = words[s].clone();
        }
        return new Codebook(copy);
    }

    /**
     * The codebook {@code u_j(s) = j} in every context.
     *
     * @param contexts k >= 1
     * @param size M >= 2
     * @return the codebook
     * @throws IllegalArgumentException if {@code contexts < 1} or {@code size < 2}
     */
    public static Codebook identity(int contexts, int size) {
        int[] row = new int[size];
        Arrays.setAll(row, j -> j);
        int[][] words = new int[contexts][];
        Arrays.fill(words, row);
        return of(words);
    }

    /**
     * Number of contexts k.
     *
     * @return k >= 1
     */
    public int contexts() {
        return words.length;
    }

    /**
     * Number of codewords M; the value complexity is {@code log M}.
     *
     * @return M >= 2
     */
    public int size() {
        return words[0].length;
    }

    /**
     * One codeword.
     *
     * @param j index, 0..M-1
     * @param s context, 0..k-1
     * @return {@code u_j(s)}
     */
    public int word(int j, int s) {
        return words[s][j];
    }

    @Override
    public String toString() {
        return "Codebook" + Arrays.deepToString(words);
    }
}
