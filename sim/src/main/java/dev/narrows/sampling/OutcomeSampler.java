package dev.narrows.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws outcomes one by one from some laws, each with one random word and one look-up (mutable scratch, unshared; the
 * tables behind it are immutable and shared by its {@link #copy() copies}).
 *
 * <p>Laws exact up to that of {@link AliasTable}: outcomes of probability 0 are never drawn. Benchmark:
 * {@code EstimatorsBenchmark}.
 */
public final class OutcomeSampler {
    private static final int WORDS = 128;

    private final AliasTable[] tables;
    private final long[] words = new long[WORDS];
    private final Xoshiro256 generator = new Xoshiro256();

    private OutcomeSampler(AliasTable[] tables) {
        this.tables = tables;
    }

    /**
     * The sampler of these laws.
     *
     * @param laws each with entries in [0, 1] and a sum within 1e-9 of 1; not modified, not kept
     * @return the sampler
     * @throws IllegalArgumentException if an entry is out of range or NaN, or a sum is not 1
     */
    public static OutcomeSampler of(double[]... laws) {
        return new OutcomeSampler(Arrays.stream(laws).map(AliasTable::of).toArray(AliasTable[]::new));
    }

    /**
     * A sampler of the same laws with scratch of its own: for another thread.
     *
     * @return the other sampler
     */
    public OutcomeSampler copy() {
        return new OutcomeSampler(tables);
    }

    /**
     * Seeds the inner generator: what is drawn next depends on this stream alone.
     *
     * @param stream its next four numbers are taken
     * @return this
     */
    public OutcomeSampler seed(UniformRandomProvider stream) {
        generator.seed(stream);
        return this;
    }

    /**
     * Draws from one of the laws.
     *
     * @param law which, from 0
     * @param outcomes overwritten from its beginning with outcomes, from 0
     * @param n how many, at most as many as {@code outcomes} has room for
     */
    public void draw(int law, int[] outcomes, int n) {
        AliasTable table = tables[law];
        for (int from = 0; from < n; from += WORDS) {
            int some = Math.min(n - from, WORDS);
            generator.fill(words, some);
            for (int i = 0; i < some; i++) {
                outcomes[from + i] = table.outcome(words[i]);
            }
        }
    }
}
