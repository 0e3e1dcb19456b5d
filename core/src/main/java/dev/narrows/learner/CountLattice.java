package dev.narrows.learner;

import java.util.Arrays;

/**
 * All vectors of counts over c pairs with sums 0..m, numbered within each sum, with the vector that one more label
 * leads to (immutable). Memory: C(m + c, c) vectors.
 */
final class CountLattice {
    private final long[][][] vectors;
    private final int[][] next;

    CountLattice(int pairs, int labels) {
        vectors = new long[labels + 1][][];
        next = new int[labels][];
        double[] uniform = new double[pairs];
        Arrays.fill(uniform, 1.0 / pairs);
        for (int t = 0; t <= labels; t++) {
            vectors[t] = all(uniform, t);
        }
        for (int t = 0; t < labels; t++) {
            next[t] = new int[vectors[t].length * pairs];
            for (int i = 0; i < vectors[t].length; i++) {
                for (int c = 0; c < pairs; c++) {
                    long[] more = vectors[t][i].clone();
                    more[c]++;
                    next[t][i * pairs + c] = Arrays.binarySearch(vectors[t + 1], more, Arrays::compare);
                }
            }
        }
    }

    private static long[][] all(double[] uniform, int sum) {
        if (sum == 0) {
            return new long[][] {new long[uniform.length]};
        }
        long[][] all =
                new long[KlDecomposition.countVectors(uniform.length, sum).intValueExact()][];
        CountVectors vector = new CountVectors(uniform, sum);
        for (int i = 0; i < all.length; i++) {
            all[i] = vector.counts().clone();
            vector.next();
        }
        Arrays.sort(all, Arrays::compare);
        return all;
    }

    /** Vectors with this sum; not to be written. */
    long[][] vectors(int sum) {
        return vectors[sum];
    }

    /**
     * Law of the counts with one more label, of law {@code pair}, than the counts of sum {@code sum} of law
     * {@code before}.
     */
    double[] convolved(int sum, double[] before, double[] pair) {
        double[] after = new double[vectors[sum + 1].length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] > 0) {
                for (int c = 0; c < pair.length; c++) {
                    after[next[sum][i * pair.length + c]] += before[i] * pair[c];
                }
            }
        }
        return after;
    }
}
