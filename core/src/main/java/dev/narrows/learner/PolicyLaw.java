package dev.narrows.learner;

import java.math.BigInteger;

/** The policies that a posterior tells apart, with their law and what they do (scratch, unshared). */
public interface PolicyLaw {
    /**
     * How many there are.
     *
     * @return at least 1; the other methods need an {@code int}
     */
    BigInteger policies();

    /**
     * Their law before any label.
     *
     * @return P, with sum 1 up to rounding; not to be written
     */
    double[] prior();

    /**
     * Their law given data.
     *
     * @param counts {@code N_c} at every place of the learner's {@link ObservedLosses}; not modified
     * @param q overwritten with Q, which is absolutely continuous with respect to P
     */
    void posterior(long[] counts, double[] q);

    /**
     * What one of them does.
     *
     * @param policy 0..policies-1
     * @param place a place c; one of probability 0 only for the law of its action
     * @return an action, from 0, the same at all places of a pair; actions that are never told apart may be one
     */
    int action(int policy, int place);
}
