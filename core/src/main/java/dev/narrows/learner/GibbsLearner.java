package dev.narrows.learner;

/**
 * A learner that answers data with a Gibbs posterior over policies, {@code dQ/dP proportional to exp(-beta m Rhat)}
 * (immutable, shared between threads).
 *
 * <p>The counts {@code N_c} of the pairs {@code c = (s,y)} are sufficient: with observable losses {@code lt_c(a)} the
 * empirical risk of the policy theta is {@code Rhat(theta) = (1/m) sum_c N_c lt_c(theta(c))}, {@code m = sum_c N_c}.
 * Source: O. Catoni, PAC-Bayesian Supervised Classification, IMS 2007, section 1.1.3.
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
     * Number of pairs (s, y).
     *
     * @return length of the counts that an evaluator takes, at least 1
     */
    int pairs();

    /**
     * Scratch space for evaluating one data set after the other.
     *
     * @return a new evaluator; one a thread
     */
    Evaluator evaluator();
}
