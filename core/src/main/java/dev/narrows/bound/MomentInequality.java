package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/**
 * The theorem under a ceiling over each data set's risk, {@code sup{p : d(Rhat(Q)||p) <= (KL + log(c/delta))/m}}: with
 * P fixed before the data, and hence (Donsker and Varadhan; Jensen, d convex) for every posterior Q that depends on
 * them,
 *
 * <pre>
 * E_D E_(theta~P) exp(m d(Rhat(theta), R(theta))) &lt;= c,    E_D exp(m d(Rhat(Q), R(Q)) - KL(Q||P)) &lt;= c
 * </pre>
 *
 * <p>from which the ceiling follows by Markov's inequality. The second is what the data sets of a run are held against:
 * it is sharper than a count of failures, since it sees the size of KL and of c where no ceiling fails. Source: A.
 * Maurer, arXiv:cs/0411099, theorem 1; O. Catoni, IMS Lecture Notes 56 (2007), theorem 1.2.6.
 *
 * @param logConstant log c, at least 0, nats, rounded up: log xi(m), or log g of a grid of g parameters
 * @param distance d(q, p) of an empirical risk q and a risk p in [0, 1], nats, rounded to nearest; convex, or below one
 *     that is and has the same c
 * @param ofBudget from q and a budget B >= 0 (nats) to {@code sup{p : d(q, p) <= B}}, rounded up
 */
public record MomentInequality(double logConstant, DoubleBinaryOperator distance, CeilingRule.Curve ofBudget) {
    /**
     * Checks the constant.
     *
     * @param logConstant log c
     * @param distance d
     * @param ofBudget its inverse
     * @throws IllegalArgumentException if {@code logConstant} is negative or NaN
     */
    public MomentInequality {
        Arguments.requireNonNegative("logConstant", logConstant);
        Objects.requireNonNull(distance, "distance");
        Objects.requireNonNull(ofBudget, "ofBudget");
    }

    /**
     * What one data set contributes: its mean over data sets is at most 1.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param risk R(Q), in [0, 1]
     * @param kl KL(Q||P), at least 0, nats
     * @param labels m, at least 1
     * @return {@code m d(Rhat, R) - KL - log c}, nats, rounded to nearest
     */
    public double exponent(double empiricalRisk, double risk, double kl, long labels) {
        return labels * distance.applyAsDouble(empiricalRisk, risk) - kl - logConstant;
    }

    /**
     * The same without its constant.
     *
     * @return with 1 in the place of c
     */
    public MomentInequality withoutConstant() {
        return new MomentInequality(0, distance, ofBudget);
    }
}
