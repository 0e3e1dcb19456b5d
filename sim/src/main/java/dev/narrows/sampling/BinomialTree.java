package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts of all m labels by a binary tree of conditional binomials: the kernel of {@link CollapsedSampler}
 * for many labels (immutable).
 *
 * <p>The pairs of positive probability are halved again and again. A part that holds n labels and splits into a lighter
 * half of mass a and a heavier one of mass b gives the lighter {@code Bin(n, a/(a+b))}, the heavier the rest. One
 * binomial fewer than there are such pairs: the cost is O(pairs), whatever m is.
 *
 * <pre>
 * sums: mass of a part = mass of its left half + mass of its right half, from the pairs upward
 * counts of every part = 0, count of the whole = m
 * for each part, from the whole downward, level by level, if it holds labels:
 *     count(lighter half) = Bin(count(part), mass(lighter half) / mass(part)); count(heavier half) = the rest
 * </pre>
 *
 * <p>A part keeps its count in its first pair, so the count vector itself is the only memory. The binomials of a level
 * do not depend on each other, so the processor overlaps them: level by level is faster than depth first.
 *
 * <p>Exact up to the rounding of the sums, at most {@code 2 log2(pairs) + 2} units of 2^-53 relative in each pair's
 * probability, and that of the binomials ({@link Binomial}).
 */
final class BinomialTree {
    private final int root;
    private final int[] lighter;
    private final int[] heavier;
    private final int[] part;
    private final double[] probability;
    private final double[] logComplement;

    /** Of the pairs {@code support}, in which the probabilities p are positive; not modified. */
    BinomialTree(double[] p, int[] support) {
        int splits = support.length - 1;
        root = support[0];
        lighter = new int[splits];
        heavier = new int[splits];
        part = new int[splits];
        probability = new double[splits];
        logComplement = new double[splits];
        int[] from = new int[splits];
        int[] to = new int[splits];
        layOut(support.length, from, to);
        double[] mass = new double[splits];
        int nextHalf = splits;
        for (int i = splits - 1; i >= 0; i--) {
            int middle = from[i] + to[i] >>> 1;
            double right = to[i] - middle == 1 ? p[support[middle]] : mass[--nextHalf];
            double left = middle - from[i] == 1 ? p[support[from[i]]] : mass[--nextHalf];
            mass[i] = left + right;
            boolean leftIsLighter = left <= right;
            part[i] = support[from[i]];
            lighter[i] = support[leftIsLighter ? from[i] : middle];
            heavier[i] = support[leftIsLighter ? middle : from[i]];
            probability[i] = Math.min(left, right) / mass[i];
            logComplement[i] = StrictMath.log1p(-probability[i]);
        }
    }

    /**
     * The ranges [from, to) of all parts of two pairs or more, level by level; halves stand in the order of their
     * parts.
     */
    private static void layOut(int pairs, int[] from, int[] to) {
        int parts = 0;
        if (pairs > 1) {
            to[parts++] = pairs;
        }
        for (int i = 0; i < parts; i++) {
            int middle = from[i] + to[i] >>> 1;
            if (middle - from[i] > 1) {
                from[parts] = from[i];
                to[parts++] = middle;
            }
            if (to[i] - middle > 1) {
                from[parts] = middle;
                to[parts++] = to[i];
            }
        }
    }

    /** Writes the counts; {@code counts} must hold 0 everywhere. */
    void draw(UniformRandomProvider rng, long labels, long[] counts) {
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
}
