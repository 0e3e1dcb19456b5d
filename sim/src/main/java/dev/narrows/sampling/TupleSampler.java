package dev.narrows.sampling;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws every label's (S, J, H, Y) one after the other, as the model tells it, and counts the pairs (s, y) (mutable
 * scratch, unshared; the tables behind it are immutable and shared by its {@link #copy() copies}).
 *
 * <pre>
 * seed the inner generator from the stream; counts = 0
 * m times: (S, J) from p_S pi, (H, Y) given S and U = u_J(S) from W_cog,S and W_art,S; count the pair (S, Y)
 * </pre>
 *
 * <p>The cost is O(m). It shares neither the pairs' probabilities nor the binomials with {@link CollapsedSampler}, so
 * each checks the other; and it shows the judgments, which the counts do not. Laws exact up to that of
 * {@link AliasTable}: two look-ups and two random words a tuple, three of each in large models ({@link TupleTables}).
 * Benchmark: {@code TupleBenchmark}.
 */
public final class TupleSampler implements CountsSampler {
    private static final TupleRecorder NOBODY = (s, j, h, y) -> {};
    private static final int TUPLES = 128;

    private final TupleTables tables;
    private final long[] words = new long[3 * TUPLES];
    private final Xoshiro256 generator = new Xoshiro256();

    private TupleSampler(TupleTables tables) {
        this.tables = tables;
    }

    /**
     * The sampler of a model's labels.
     *
     * @param model the model
     * @return the sampler
     */
    public static TupleSampler of(FiniteModel model) {
        return new TupleSampler(TupleTables.of(model));
    }

    @Override
    public int pairs() {
        return tables.contexts() * tables.alphabet();
    }

    @Override
    public TupleSampler copy() {
        return new TupleSampler(tables);
    }

    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        sample(rng, labels, counts, NOBODY);
    }

    /**
     * Draws one count vector and shows every tuple.
     *
     * @param rng source of randomness, advanced; the same numbers as without a recorder
     * @param labels m, in [0, {@link CountsSampler#MAX_LABELS}]
     * @param counts overwritten with the counts of the pairs {@code s |Y| + y}
     * @param recorder sees each tuple
     * @throws IllegalArgumentException if m is out of range or {@code counts} has another length than the pairs
     */
    public void sample(UniformRandomProvider rng, long labels, long[] counts, TupleRecorder recorder) {
        CollapsedSampler.check(labels, counts, pairs());
        Arrays.fill(counts, 0);
        generator.seed(rng);
        for (long left = labels; left > 0; left -= TUPLES) {
            int n = (int) Math.min(left, TUPLES);
            generator.fill(words, tables.words() * n);
            tables.draw(words, n, counts, recorder);
        }
    }
}
