package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.function.DoubleBinaryOperator;

/**
 * The budget that the PAC-Bayes kl inequality leaves to the divergence between empirical and true risk,
 *
 * <pre>
 * B = (KL + log(xi(m)/delta)) / m,   in nats
 * </pre>
 *
 * <p>KL in [0, infinity] of posterior from prior, m in 1..2^53 labels, delta in (0, 1]: with probability at least
 * 1-delta over the data, {@code kl(Rhat||R) <= B} for all posteriors at once, the prior fixed before the data. Rounded
 * up, given KL. What does not depend on KL is computed once. Sources: M. Seeger 2002; A. Maurer, arXiv:cs/0411099,
 * theorem 5.
 */
public final class PacBayesBudget {
    private final long labels;
    private final double confidenceTerm;

    private PacBayesBudget(long labels, double confidenceTerm) {
        this.labels = labels;
        this.confidenceTerm = confidenceTerm;
    }

    /**
     * The budget at m labels and confidence 1-delta.
     *
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @return the budget as a function of KL
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static PacBayesBudget of(long labels, double delta) {
        return ofConstant(labels, delta, Xi.log(labels));
    }

    /**
     * The budget of a bound that holds for g parameters at once, chosen before the data: log g in the place of log
     * xi(m).
     *
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @param parameters g >= 1
     * @return {@code (KL + log(g/delta)) / m} as a function of KL
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static PacBayesBudget ofParameters(long labels, double delta, int parameters) {
        Arguments.requireAtLeast("parameters", parameters, 1);
        return ofConstant(labels, delta, StrictMath.log(parameters));
    }

    /**
     * The budget of a bound whose theorem has another constant c than xi(m).
     *
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @param logConstant log c, at least 0, nats
     * @return {@code (KL + log(c/delta)) / m} as a function of KL
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static PacBayesBudget ofConstant(long labels, double delta, double logConstant) {
        Arguments.requireNonNegative("logConstant", logConstant);
        Arguments.requireCount("labels", labels);
        Arguments.requirePositiveFraction("delta", delta);
        return new PacBayesBudget(labels, Outward.up(logConstant + Math.abs(StrictMath.log(delta))));
    }

    /**
     * The budget of one posterior.
     *
     * @param kl KL(Q||P) in [0, infinity], nats
     * @return B, rounded up
     * @throws IllegalArgumentException if kl is negative or NaN
     */
    public double at(double kl) {
        Arguments.requireNonNegative("kl", kl);
        return Outward.up((kl + confidenceTerm) / labels);
    }

    /** The checks that all high-probability ceilings share, then B. */
    static double checked(double empiricalRisk, double kl, long labels, double delta) {
        Arguments.requireFraction("empiricalRisk", empiricalRisk);
        return of(labels, delta).at(kl);
    }

    /** Refuses what is no empirical risk in [0, 1] or no budget in [0, infinity]. */
    static void check(double empiricalRisk, double budget) {
        Arguments.requireFraction("empiricalRisk", empiricalRisk);
        Arguments.requireNonNegative("budget", budget);
    }

    /** The rule of a ceiling that holds for all posteriors of each data set and needs its budget alone. */
    static CeilingRule rule(
            String name, String formula, String source, CeilingRule.Curve curve, DoubleBinaryOperator distance) {
        return CeilingRule.ofBudget(
                new Statement(
                        name,
                        formula,
                        "independent labels, loss in [0,1], prior before the data",
                        Holds.WITH_PROBABILITY,
                        source),
                curve,
                distance);
    }
}
