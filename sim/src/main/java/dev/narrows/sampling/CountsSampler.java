package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts N of m independent labels over the pairs, {@code N ~ Multinomial(m, p)}. A sampler is scratch of one
 * thread: nothing is allocated per draw. Its next draw depends on the generator alone, never on the draws before.
 */
public interface CountsSampler {
    /** Most labels of one data set, 10^12. */
    long MAX_LABELS = 1_000_000_000_000L;

    /**
     * Number of pairs.
     *
     * @return length of a count vector, at least 1
     */
    int pairs();

    /**
     * A sampler of the same law, with the same tables and scratch of its own: for another thread.
     *
     * @return the other sampler
     */
    CountsSampler copy();

    /**
     * Draws one count vector.
     *
     * @param rng source of randomness, advanced
     * @param labels m, in [0, {@link #MAX_LABELS}]
     * @param counts overwritten with the counts, which sum to m; of length {@link #pairs()}
     * @throws IllegalArgumentException if m is out of range or {@code counts} has another length
     */
    void sample(UniformRandomProvider rng, long labels, long[] counts);

    /**
     * Draws one count vector, what comes beside the labels from a source of its own: the labels are then the same
     * whether or not something does.
     *
     * @param ofLabels source of the labels, advanced
     * @param ofTargets source of the targets given the labels, advanced where the counts are of both
     * @param labels m, in [0, {@link #MAX_LABELS}]
     * @param counts overwritten with the counts, which sum to m; of length {@link #pairs()}
     * @throws IllegalArgumentException if m is out of range or {@code counts} has another length
     */
    default void sample(UniformRandomProvider ofLabels, UniformRandomProvider ofTargets, long labels, long[] counts) {
        sample(ofLabels, labels, counts);
    }
}
