package dev.narrows.bound;

import dev.narrows.numeric.CompensatedSum;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ceiling of Mhammedi, Gruenwald and Guedj on the risk of a posterior, from the second moment of its loss, the least
 * over g values of eta fixed before the data,
 *
 * <pre>
 * R(Q) &lt;= min_eta [Rhat(Q) + eta theta(eta) Vhat(Q) + (KL + log(g/delta))/(eta m)]
 * theta(eta) = (-log(1-eta) - eta)/eta^2,   Vhat(Q) = E_Q (1/m) sum_i l_i^2
 *                                                   = b_0^2 + sum_j (b_j^2 - b_(j-1)^2) Fhat_j
 * </pre>
 *
 * <p>With probability at least 1-delta over the data, for all posteriors Q and all eta of the grid at once. For l in
 * [0, 1] and eta in (0, 1), {@code log(1-x) >= -x - theta(eta) x^2} at x = eta l (theta increases), so that {@code E
 * exp(eta (E l - l) - eta^2 theta(eta) l^2) <= e^(eta E l) (1 - eta E l) <= 1}. The form without informed priors and
 * without halves of the data. It has no order with kl. In [0, 1], rounded up, given the shares and the levels. Source:
 * Z. Mhammedi, P. Gruenwald, B. Guedj, PAC-Bayes Un-Expected Bernstein Inequality, NeurIPS 2019, arXiv:1905.13367, the
 * un-expected Bernstein inequality with b = 1.
 *
 * @param levels the values of the loss
 * @param shares Fhat_j, j = 1..K
 * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
 * @param labels m in 1..2^53
 * @param delta one minus the confidence, in (0, 1]
 */
public record UnexpectedBernsteinCeiling(LossLevels levels, List<Double> shares, double kl, long labels, double delta)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final LevelsRule RULE = new Rule();

    /**
     * The ceiling of these inputs.
     *
     * @param levels the values of the loss
     * @param shares Fhat_j, j = 1..K; copied
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range, or there are not K shares
     */
    public UnexpectedBernsteinCeiling {
        shares = List.copyOf(shares);
        RULE.value(levels, shares, kl, labels, delta);
    }

    @Override
    public double value() {
        return RULE.value(levels, shares, kl, labels, delta);
    }

    private static final class Rule implements LevelsRule {
        private static final int HALF_STEPS = 15;
        /** 15/16 and {@code 2^(-i/2)}, i = 1..15: from 1/181 on. */
        private static final double[] ETA = IntStream.rangeClosed(0, HALF_STEPS)
                .mapToDouble(i -> i == 0 ? 15.0 / 16 : Math.scalb(i % 2 == 0 ? 1 : Math.sqrt(2), -((i + 1) / 2)))
                .toArray();
        /** {@code eta theta(eta)}, rounded up. */
        private static final double[] WEIGHT =
                IntStream.range(0, ETA.length).mapToDouble(i -> weight(ETA[i])).toArray();

        private static final Statement STATEMENT = new Statement(
                "unexpected-bernstein",
                "min_eta Rhat + (-log(1-eta)-eta)/eta Vhat + (KL + log(g/delta))/(eta m), Vhat = E_Q mean l^2",
                "independent labels, loss of few levels in [0,1], prior and g values of eta before the data",
                Holds.WITH_PROBABILITY,
                "Mhammedi, Gruenwald and Guedj, NeurIPS 2019, arXiv:1905.13367");

        /** {@code sum_(k >= 2) eta^(k-1)/k}, of which the rest is at most its first term over 1 - eta. */
        private static double weight(double eta) {
            double sum = 0;
            double power = eta;
            int k = 2;
            for (; power > 1e-20; k++) {
                sum += power / k;
                power *= eta;
            }
            return (sum + power / k / (1 - eta)) * (1 + 1e-12);
        }

        @Override
        public Statement statement() {
            return STATEMENT;
        }

        /** Each eta has the mean 1 at most, the largest of g at most g. */
        @Override
        public double logConstant(LossLevels levels, long labels) {
            return Outward.up(StrictMath.log(ETA.length));
        }

        @Override
        public double value(LossLevels levels, double[] shares, double budget) {
            levels.requireShares(shares);
            double mean = Outward.up(moment(levels, shares, 1));
            double second = Outward.up(moment(levels, shares, 2));
            double least = 1;
            for (int i = 0; i < ETA.length; i++) {
                least = Math.min(least, Outward.up(mean + WEIGHT[i] * second + budget / ETA[i]));
            }
            return least;
        }

        /** {@code max_eta [eta (R - Rhat) - eta^2 theta(eta) Vhat]}. */
        @Override
        public double distance(LossLevels levels, double[] shares, double[] means) {
            double excess = moment(levels, means, 1) - moment(levels, shares, 1);
            double second = moment(levels, shares, 2);
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < ETA.length; i++) {
                most = Math.max(most, ETA[i] * (excess - WEIGHT[i] * second));
            }
            return most;
        }

        /** The mean of the loss, or of its square. */
        private static double moment(LossLevels levels, double[] shares, int power) {
            double first = levels.value(0);
            double above = CompensatedSum.of(shares.length, j -> {
                double low = levels.value(j);
                double high = levels.value(j + 1);
                return (high - low) * (power == 1 ? 1 : high + low) * shares[j];
            });
            return (power == 1 ? first : first * first) + above;
        }
    }
}
