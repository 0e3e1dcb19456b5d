package dev.narrows.learner;

import java.math.BigInteger;

/** The policies that a posterior tells apart, with their law and what they do (scratch, unshared). */
interface PolicyLaw {
    /** How many there are. */
    BigInteger policies();

    /** Their law before any label. */
    double[] prior();

    /** Overwrites {@code q} with their law given the counts of all pairs. */
    void posterior(long[] counts, double[] q);

    /** What one of them does on a pair, from 0; actions that are not told apart are one. */
    int action(int policy, int pair);
}
