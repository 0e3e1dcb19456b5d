package dev.narrows.sampling;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from a pmf p on 0..n-1 in constant time (immutable).
 *
 * <pre>
 * make: share_i = n p_i; a column below 1 is filled up by one above 1, which becomes its alias and loses what it gave
 * draw: column i uniform on 0..n-1, u uniform on [0, 1); return i if u < share_i, else alias_i
 * </pre>
 *
 * <p>Exact up to the 2^-53 steps of u and the rounding of the shares, both absolute: each outcome's probability is off by a
 * few 2^-53. Outcomes of probability 0 are never drawn. Source: A. J. Walker 1977, filled in the manner of M. D. Vose, A
 * linear algorithm for generating random numbers with a given distribution, IEEE Trans. Softw. Eng. 17 (1991) 972-975.
 */
final class AliasTable {
    private final double[] share;
    private final int[] alias;

    private AliasTable(double[] share, int[] alias) {
        this.share = share;
        this.alias = alias;
    }

    /** The table of a law: entries in [0, 1], sum 1 within 1e-9; not modified. */
    static AliasTable of(double[] law) {
        Arguments.checkLaw("law", law);
        int n = law.length;
        double[] share = new double[n];
        int[] alias = new int[n];
        ArrayDeque<Integer> below = new ArrayDeque<>();
        ArrayDeque<Integer> above = new ArrayDeque<>();
        double sum = Arrays.stream(law).reduce(0, Double::sum);
        for (int i = 0; i < n; i++) {
            share[i] = law[i] / sum * n;
            (share[i] < 1 ? below : above).push(i);
        }
        while (!below.isEmpty() && !above.isEmpty()) {
            int filled = below.pop();
            int giver = above.pop();
            alias[filled] = giver;
            share[giver] -= 1 - share[filled];
            (share[giver] < 1 ? below : above).push(giver);
        }
        above.forEach(i -> share[i] = 1);
        settle(law, share, alias, below);
        return new AliasTable(share, alias);
    }

    /** Columns that rounding left below 1 with nothing to fill them: full, or given to the likeliest if impossible. */
    private static void settle(double[] law, double[] share, int[] alias, Iterable<Integer> left) {
        int likeliest = 0;
        for (int i = 1; i < law.length; i++) {
            likeliest = law[i] > law[likeliest] ? i : likeliest;
        }
        for (int i : left) {
            share[i] = law[i] > 0 ? 1 : 0;
            alias[i] = likeliest;
        }
    }

    /** One draw. */
    int sample(UniformRandomProvider rng) {
        int column = rng.nextInt(share.length);
        return rng.nextDouble() < share[column] ? column : alias[column];
    }
}
