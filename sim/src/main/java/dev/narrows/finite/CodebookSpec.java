package dev.narrows.finite;

import dev.narrows.family.Resolved;
import dev.narrows.info.Pmf;
import dev.narrows.model.Codebook;
import java.util.Arrays;

/**
 * A checked codebook and its prior: {@code words} is null for 0..M-1 in every context, {@code prior} for the uniform
 * one.
 */
record CodebookSpec(int size, int[][] words, double[] prior, Resolved resolved) {
    /** The fewest targets that have all its words, 1 at least. */
    int targets() {
        return words == null
                ? size
                : 1 + Arrays.stream(words).flatMapToInt(Arrays::stream).max().orElse(0);
    }

    Codebook build(int contexts) {
        return words == null ? Codebook.identity(contexts, size) : Codebook.of(words);
    }

    Pmf buildPrior() {
        return prior == null ? Pmf.uniform(size) : Pmf.of(prior);
    }
}
