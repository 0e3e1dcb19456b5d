package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws counts with the shares of other counts, as a bootstrap resample does: {@code Multinomial(n, w/n)} with {@code n
 * = sum w} (immutable). Cost of a draw: a binomial for each positive weight but one ({@link BinomialTree}), however
 * large n is.
 */
public final class MultinomialSampler {
    private final long total;
    private final int size;
    private final BinomialTree tree;

    /**
     * Of these counts.
     *
     * @param weights counts, each at least 0, with a sum in 1..2^53; not modified
     * @throws IllegalArgumentException if they are not
     */
    public MultinomialSampler(long[] weights) {
        Arrays.stream(weights).forEach(weight -> Arguments.requireCount("weight", weight));
        this.total = Arguments.requireAtLeast("sum", Arrays.stream(weights).sum(), 1);
        Arguments.requireCount("sum", total);
        this.size = weights.length;
        this.tree = new BinomialTree(
                Arrays.stream(weights).asDoubleStream().toArray(),
                IntStream.range(0, size).filter(i -> weights[i] > 0).toArray());
    }

    /**
     * A draw.
     *
     * @param rng advanced
     * @return counts with the sum of the weights
     */
    public long[] draw(UniformRandomProvider rng) {
        long[] counts = new long[size];
        tree.draw(rng, total, counts);
        return counts;
    }
}
