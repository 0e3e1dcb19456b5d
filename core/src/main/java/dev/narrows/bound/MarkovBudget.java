package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * What the KL of one data set stays below with probability 1 - eta, by Markov from its expectation:
 *
 * <pre>
 * P(KL(Q_D||P) &gt; K/eta) &lt;= eta   for K &gt;= E KL
 * </pre>
 *
 * <p>A high-probability ceiling with K/eta in place of the measured KL holds at the confidence {@code 1 - delta - eta}.
 * Nats; rounded up.
 *
 * @param budget K, not below E KL, in [0, infinity], nats
 * @param eta in (0, 1]
 */
public record MarkovBudget(double budget, double eta) {
    /**
     * The bound of these inputs.
     *
     * @param budget K, not below E KL, in [0, infinity], nats
     * @param eta in (0, 1]
     * @throws IllegalArgumentException if the budget is negative or NaN or eta is not in (0, 1]
     */
    public MarkovBudget {
        Arguments.requireNonNegative("budget", budget);
        Arguments.requirePositiveFraction("eta", eta);
    }

    /**
     * The KL that is not exceeded.
     *
     * @return {@code K/eta}, nats
     */
    public double divergence() {
        return Outward.up(budget / eta);
    }

    /**
     * Largest failure rate of a ceiling that uses it.
     *
     * @param delta of the ceiling, in (0, 1]
     * @return {@code min(1, delta + eta)}
     * @throws IllegalArgumentException if delta is not in (0, 1]
     */
    public double failureRate(double delta) {
        Arguments.requirePositiveFraction("delta", delta);
        return Math.min(1, delta + eta);
    }
}
