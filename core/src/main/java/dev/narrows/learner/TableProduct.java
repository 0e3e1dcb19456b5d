package dev.narrows.learner;

import java.util.Arrays;

/**
 * Laws of whole decision tables: products of the posteriors of single pairs, table by table (scratch, unshared).
 *
 * <p>Tables that differ only within groups of equal loss are one entry: their posterior keeps the ratios of the prior.
 */
final class TableProduct {
    private final LossGroups groups;
    private final int[] pairs;
    private final int tables;
    private final double[] q;

    TableProduct(LossGroups groups, int[] pairs, int tables) {
        this.groups = groups;
        this.pairs = pairs;
        this.tables = tables;
        this.q = new double[groups.actions];
    }

    /** Law of the table under the prior: the posterior without labels. */
    double[] prior() {
        double[] prior = new double[tables];
        posterior(new long[groups.pairs()], prior);
        return prior;
    }

    /** Which group of equal loss the actions of an entry have on a pair: an entry of {@code pairs}. */
    int group(int table, int pair) {
        int rest = table;
        for (int c : pairs) {
            int size = groups.start[c + 1] - groups.start[c];
            if (c == pair) {
                return rest % size;
            }
            rest /= size;
        }
        throw new IllegalArgumentException("pair: " + pair + ", has probability 0");
    }

    /** Overwrites {@code law} with the posterior of the table, the last pair varying slowest. */
    void posterior(long[] counts, double[] law) {
        Arrays.fill(law, 0);
        law[0] = 1;
        int filled = 1;
        for (int c : pairs) {
            groups.posterior(c, counts[c], q);
            int size = groups.start[c + 1] - groups.start[c];
            for (int g = size - 1; g >= 0; g--) {
                for (int k = 0; k < filled; k++) {
                    law[g * filled + k] = law[k] * q[g];
                }
            }
            filled *= size;
        }
    }
}
