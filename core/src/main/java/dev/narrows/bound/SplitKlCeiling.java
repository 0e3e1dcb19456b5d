package dev.narrows.bound;

import dev.narrows.numeric.CompensatedSum;
import java.util.List;

/**
 * Ceiling of Wu and Seldin on the risk of a posterior under a loss of few levels {@code b_0 < .. < b_K}, fixed before
 * the data,
 *
 * <pre>
 * R(Q) &lt;= b_0 + sum_(j=1..K) (b_j - b_(j-1)) sup{p : kl(Fhat_j||p) &lt;= B},   B = (KL + log(K xi(m)/delta))/m
 * </pre>
 *
 * <p>Fhat_j in [0, 1] is the mean over labels and policies of {@code 1[l >= b_j]}. With probability at least 1-delta
 * over the data, for all posteriors Q at once: {@code l = b_0 + sum_j (b_j - b_(j-1)) 1[l >= b_j]}, each of the K
 * indicators is a loss to which {@link KlCeiling} applies at delta/K. For K = 1 from 0 to 1 it is {@link KlCeiling};
 * above, it pays log K, and is the less the more labels have a loss between the ends. It has no order with kl. In [0,
 * 1], rounded up, given the shares and the levels. Source: Y.-S. Wu, Y. Seldin, Split-kl and PAC-Bayes-split-kl
 * Inequalities for Ternary Random Variables, NeurIPS 2022, arXiv:2206.00706, the PAC-Bayes-split-kl inequality (there
 * of three levels; of K + 1 levels the same union bound).
 *
 * @param levels the values of the loss, two or more
 * @param shares Fhat_j, j = 1..K
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record SplitKlCeiling(LossLevels levels, List<Double> shares, double kl, long labels, double delta)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final LevelsRule RULE = new Rule();

    /**
     * The ceiling of these inputs.
     *
     * @param levels the values of the loss, two or more
     * @param shares Fhat_j, j = 1..K; copied
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range, or there are not K shares
     */
    public SplitKlCeiling {
        shares = List.copyOf(shares);
        RULE.value(levels, shares, kl, labels, delta);
    }

    @Override
    public double value() {
        return RULE.value(levels, shares, kl, labels, delta);
    }

    private static final class Rule implements LevelsRule {
        private static final Statement STATEMENT = new Statement(
                "split-kl",
                "b_0 + sum_j (b_j - b_(j-1)) sup{p: kl(Fhat_j||p) <= B + (log K)/m}",
                "independent labels, loss of few levels b_0 < .. < b_K known before the data, prior before the data",
                Holds.WITH_PROBABILITY,
                "Wu and Seldin, NeurIPS 2022, arXiv:2206.00706");

        @Override
        public Statement statement() {
            return STATEMENT;
        }

        /** With two levels it is kl. */
        @Override
        public boolean appliesTo(LossLevels levels) {
            return levels.steps() > 1;
        }

        /** Each of the K inequalities has the mean xi(m) at most, the largest of them K xi(m). */
        @Override
        public double logConstant(LossLevels levels, long labels) {
            int steps = levels.steps();
            if (steps < 1) {
                throw new IllegalArgumentException("levels: " + levels + ", must be two or more");
            }
            double shares = steps == 1 ? 0 : Outward.up(StrictMath.log(steps));
            return shares == 0 ? Xi.log(labels) : Outward.up(Xi.log(labels) + shares);
        }

        @Override
        public double value(LossLevels levels, double[] shares, double budget) {
            levels.requireShares(shares);
            double above = CompensatedSum.of(shares.length, j -> {
                double step = levels.value(j + 1) - levels.value(j);
                return Outward.up(step * KlInverse.upper(shares[j], budget));
            });
            return Math.min(1, Outward.up(levels.value(0) + above));
        }

        @Override
        public double distance(LossLevels levels, double[] shares, double[] means) {
            double largest = 0;
            for (int j = 0; j < shares.length; j++) {
                largest = Math.max(largest, BinaryDivergence.of(shares[j], means[j]));
            }
            return largest;
        }
    }
}
