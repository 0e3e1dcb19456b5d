package dev.narrows.learner;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Laws of whole decision tables: products of the posteriors of single pairs, table by table (scratch, unshared).
 *
 * <p>Tables that differ only within groups of equal loss are one entry: their posterior keeps the ratios of the prior.
 */
final class TableProduct implements PolicyLaw {
    private final LossGroups groups;
    private final int[] pairs;
    private final double[] q;

    TableProduct(LossGroups groups) {
        this.groups = groups;
        this.pairs = CountVectors.positivePairs(groups.probability);
        this.q = new double[groups.actions];
    }

    @Override
    public BigInteger policies() {
        BigInteger tables = BigInteger.ONE;
        for (int c : pairs) {
            tables = tables.multiply(BigInteger.valueOf(groups.size(c)));
        }
        return tables;
    }

    /** Law of the table under the prior: the posterior without labels. */
    @Override
    public double[] prior() {
        double[] prior = new double[policies().intValueExact()];
        posterior(new long[groups.pairs()], prior);
        return prior;
    }

    /** Which group of equal loss the actions of an entry have on a pair of positive probability. */
    @Override
    public int action(int table, int pair) {
        int rest = table;
        for (int c : pairs) {
            int size = groups.size(c);
            if (c == pair) {
                return rest % size;
            }
            rest /= size;
        }
        throw new IllegalArgumentException("pair: " + pair + ", has probability 0");
    }

    /** Overwrites {@code law} with the posterior of the table, the last pair varying slowest. */
    @Override
    public void posterior(long[] counts, double[] law) {
        Arrays.fill(law, 0);
        law[0] = 1;
        int filled = 1;
        for (int c : pairs) {
            groups.posterior(c, counts[c], q);
            int size = groups.size(c);
            for (int g = size - 1; g >= 0; g--) {
                for (int k = 0; k < filled; k++) {
                    law[g * filled + k] = law[k] * q[g];
                }
            }
            filled *= size;
        }
    }
}
