package dev.narrows.learner;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A learner that answers data with a Gibbs posterior over policies, {@code dQ/dP proportional to exp(-beta m Rhat)}
 * (immutable, shared between threads).
 *
 * <p>The counts {@code N_c} of the pairs {@code c = (s,y)} are sufficient: with observable losses {@code lt_c(a)} the
 * empirical risk of the policy theta is {@code Rhat(theta) = (1/m) sum_c N_c lt_c(theta(c))}, {@code m = sum_c N_c}.
 * Where targets are revealed c is a triple (s,y,u) ({@link ObservedLosses}). Source: O. Catoni, PAC-Bayesian Supervised
 * Classification, IMS 2007, section 1.1.3.
 */
public interface GibbsLearner {
    /** Place of the true risk {@code R(Q)} in the values of an {@link Evaluator}. */
    int RISK = 0;

    /** Place of the risk under the observable loss, {@code sum_c p_c sum_a q_c(a) lt_c(a)}. */
    int OBSERVABLE_RISK = 1;

    /** Place of the empirical risk {@code Rhat(Q) = (1/m) sum_c N_c sum_a q_c(a) lt_c(a)}. */
    int EMPIRICAL_RISK = 2;

    /** Place of {@code KL(Q||P)} in nats. */
    int KL = 3;

    /** Number of values that an {@link Evaluator} writes. */
    int VALUES = 4;

    /**
     * What it learns from.
     *
     * @return law and losses of the places that its counts are of
     */
    ObservedLosses observed();

    /**
     * Number of pairs (s, y), of triples (s, y, u) where targets are revealed.
     *
     * @return length of the counts that an evaluator takes, at least 1
     */
    default int pairs() {
        return observed().size();
    }

    /**
     * Scratch space for evaluating one data set after the other.
     *
     * @return a new evaluator; one per thread
     */
    Evaluator evaluator();

    /**
     * What the posterior of one data set does: the law of the action in each pair (s, y).
     *
     * @param counts {@code N_c >= 0}, one for each of {@link #pairs()}; not modified
     * @return {@code q_c(a)} at {@code [c][a]}
     * @throws IllegalArgumentException if the number of counts is not {@link #pairs()} or a count is negative
     */
    double[][] actionLaws(long[] counts);

    /**
     * A policy drawn from the posterior of one data set: pairs draw their actions apart, as from a product, unless
     * overridden.
     *
     * @param counts {@code N_c >= 0}, one for each of {@link #pairs()}; not modified
     * @param uniform independent numbers in [0, 1); how many are taken is the learner's own affair
     * @return the action of every pair (s, y)
     * @throws IllegalArgumentException if the number of counts is not {@link #pairs()} or a count is negative
     */
    default int[] drawn(long[] counts, DoubleSupplier uniform) {
        return PolicyDraw.each(actionLaws(counts), uniform);
    }

    /**
     * Exact expectations over data sets of m labels: by a formula where there is one, else by enumerating all counts if
     * that is little work.
     *
     * @param labels m, 1..{@link ExactExpectations#MAX_LABELS}
     * @param most products of a count vector and a policy (for tables, an action) that may be enumerated
     * @return the expectations; empty where there would be more to enumerate
     * @throws IllegalArgumentException if labels is out of range
     */
    Optional<ExactExpectations> expectations(long labels, long most);

    /**
     * Itself, if it learns from labels alone, so that the channel controls its KL, and has the terms of it.
     *
     * @return the learner with the terms of its KL; empty unless it has them
     */
    default Optional<LabelGibbs> fromLabels() {
        return Optional.empty();
    }
}
