package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws counts with the shares of other counts, as a bootstrap resample does: {@code Multinomial(n, w/n)} with {@code n
 * = sum w} (immutable). Cost of a draw: a binomial for each positive weight but one ({@link BinomialTree}), however
 * large n is. Of {@value #MANY} weights and more, those that are equal and small are taken together, 256 to a block:
 * the tree draws how many fall into the block, and a random byte for each of these says where. That is the same law at
 * a tenth of the time where most weights are 1.
 */
public final class MultinomialSampler {
    private static final int MANY = 1 << 14;
    private static final int BLOCK = 1 << Byte.SIZE;
    /** Of larger weights a binomial costs less than as many bytes. */
    private static final long LARGEST_IN_BLOCK = 16;

    private static final int BYTES = Long.BYTES;

    private final long total;
    private final int size;
    private final int blocks;
    /** Places of positive weights: those of the first block, the second, .., then those by themselves. */
    private final int[] order;

    private final BinomialTree tree;

    /**
     * Of these counts.
     *
     * @param weights counts, each at least 0, with a sum in 1..2^53; not modified
     * @throws IllegalArgumentException if they are not
     */
    public MultinomialSampler(long[] weights) {
        Arrays.stream(weights).forEach(weight -> Arguments.requireAtLeast("weight", weight, 0));
        this.total = Arguments.requireAtLeast("sum", Arrays.stream(weights).sum(), 1);
        Arguments.requireCount("sum", total);
        this.size = weights.length;
        int[] positive = IntStream.range(0, size).filter(i -> weights[i] > 0).toArray();
        int[] inBlocks = positive.length < MANY ? new int[0] : inBlocks(weights, positive);
        this.blocks = inBlocks.length / BLOCK;
        this.order = order(inBlocks, positive);
        double[] masses = IntStream.range(0, blocks + order.length - inBlocks.length)
                .mapToDouble(leaf -> leaf < blocks
                        ? BLOCK * (double) weights[order[leaf * BLOCK]]
                        : weights[order[leaf - blocks + inBlocks.length]])
                .toArray();
        this.tree = new BinomialTree(masses, IntStream.range(0, masses.length).toArray());
    }

    /** Places by weight, of each small weight as many as fill blocks. */
    private static int[] inBlocks(long[] weights, int[] positive) {
        IntStream places = IntStream.empty();
        for (long w = 1; w <= LARGEST_IN_BLOCK; w++) {
            long weight = w;
            int[] equal =
                    Arrays.stream(positive).filter(i -> weights[i] == weight).toArray();
            places = IntStream.concat(places, Arrays.stream(equal, 0, equal.length / BLOCK * BLOCK));
        }
        return places.toArray();
    }

    private static int[] order(int[] inBlocks, int[] positive) {
        int[] sorted = inBlocks.clone();
        Arrays.sort(sorted);
        IntStream alone = Arrays.stream(positive).filter(i -> Arrays.binarySearch(sorted, i) < 0);
        return IntStream.concat(Arrays.stream(inBlocks), alone).toArray();
    }

    /**
     * A draw.
     *
     * @param rng advanced
     * @return counts with the sum of the weights
     */
    public long[] draw(UniformRandomProvider rng) {
        long[] ofLeaves = new long[blocks + order.length - blocks * BLOCK];
        tree.draw(rng, total, ofLeaves);
        long[] counts = new long[size];
        throwIntoBlocks(rng, ofLeaves, counts);
        for (int leaf = blocks; leaf < ofLeaves.length; leaf++) {
            counts[order[leaf - blocks + blocks * BLOCK]] = ofLeaves[leaf];
        }
        return counts;
    }

    private void throwIntoBlocks(UniformRandomProvider rng, long[] ofLeaves, long[] counts) {
        long bits = 0;
        int left = 0;
        for (int block = 0; block < blocks; block++) {
            for (long n = ofLeaves[block]; n > 0; n--) {
                if (left == 0) {
                    bits = rng.nextLong();
                    left = BYTES;
                }
                counts[order[block * BLOCK + (int) (bits & BLOCK - 1)]]++;
                bits >>>= Byte.SIZE;
                left--;
            }
        }
    }
}
