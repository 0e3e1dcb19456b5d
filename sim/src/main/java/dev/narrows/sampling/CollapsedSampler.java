package dev.narrows.sampling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts of all m labels as one multinomial, by a binary tree of conditional binomials (immutable).
 *
 * <p>The cells of positive probability are halved again and again. A part that holds n labels and splits into a lighter
 * half of mass a and a heavier one of mass b gives the lighter {@code Bin(n, a/(a+b))}, the heavier the rest. One binomial
 * fewer than there are such cells: the cost is O(cells), whatever m is.
 *
 * <pre>
 * sums: mass of a part = mass of its left half + mass of its right half, from the cells upward
 * counts of every part = 0, count of the whole = m
 * for each part, from the whole downward, if it holds labels:
 *     count(lighter half) = Bin(count(part), mass(lighter half) / mass(part)); count(heavier half) = the rest
 * </pre>
 *
 * <p>A part keeps its count in its first cell, so the count vector itself is the only memory. Cells of probability 0 are in
 * no part and always get 0. Exact in distribution up to the rounding of the sums, at most {@code 2 log2(cells) + 2} units of
 * 2^-53 relative in each cell's probability, and that of the binomials ({@link Binomial}).
 */
public final class CollapsedSampler implements CountsSampler {
    private final int cells;
    private final int root;
    private final int[] lighter;
    private final int[] heavier;
    private final int[] part;
    private final double[] probability;
    private final double[] logComplement;

    private CollapsedSampler(double[] cellProbabilities, int[] support) {
        int splits = support.length - 1;
        cells = cellProbabilities.length;
        root = support[0];
        lighter = new int[splits];
        heavier = new int[splits];
        part = new int[splits];
        probability = new double[splits];
        logComplement = new double[splits];
        split(cellProbabilities, support, 0, support.length, 0);
    }

    /**
     * The sampler of {@code Multinomial(m, p)}.
     *
     * @param cellProbabilities p, in [0, 1], with a sum within 1e-9 of 1; not modified, not kept
     * @return the sampler
     * @throws IllegalArgumentException if an entry is out of range or NaN, or the sum is not 1
     */
    public static CollapsedSampler of(double[] cellProbabilities) {
        Arguments.checkLaw("cellProbabilities", cellProbabilities);
        int[] support = IntStream.range(0, cellProbabilities.length)
                .filter(c -> cellProbabilities[c] > 0)
                .toArray();
        return new CollapsedSampler(cellProbabilities, support);
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        Arguments.checkDraw(labels, counts, cells);
        Arrays.fill(counts, 0);
        counts[root] = labels;
        for (int i = 0; i < part.length; i++) {
            long n = counts[part[i]];
            if (n > 0) {
                long drawn = Binomial.sample(rng, n, probability[i], logComplement[i]);
                counts[lighter[i]] = drawn;
                counts[heavier[i]] = n - drawn;
            }
        }
    }

    /**
     * Enters the splits of the part {@code support[from..to)} at {@code index} and after, the part itself first.
     *
     * @return the mass of the part
     */
    private double split(double[] p, int[] support, int from, int to, int index) {
        if (to - from == 1) {
            return p[support[from]];
        }
        int middle = (from + to) >>> 1;
        double left = split(p, support, from, middle, index + 1);
        double right = split(p, support, middle, to, index + middle - from);
        boolean leftIsLighter = left <= right;
        part[index] = support[from];
        lighter[index] = support[leftIsLighter ? from : middle];
        heavier[index] = support[leftIsLighter ? middle : from];
        probability[index] = Math.min(left, right) / (left + right);
        logComplement[index] = StrictMath.log1p(-probability[index]);
        return left + right;
    }
}
