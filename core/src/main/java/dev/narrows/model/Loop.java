package dev.narrows.model;

import dev.narrows.info.Pmf;

/**
 * What every family of feedback loops has: contexts, a codeword J to be found, and the losses that tell codewords
 * apart. Floors from informations are made of it, whatever the codewords and labels are.
 */
public interface Loop {
    /**
     * The law of the contexts.
     *
     * @return {@code p_s}
     */
    Pmf contextLaw();

    /**
     * The size of the codebook, as nats.
     *
     * @return {@code log M}, at least log 2
     */
    double logCodewords();

    /**
     * The entropy of the codeword.
     *
     * @return a number not above H(J), in [0, log M], nats
     */
    double entropy();

    /**
     * Base loss and separation of the codebook in each context.
     *
     * @return b(s) and lam(s)
     */
    Separation separation();

    /**
     * The number of different labels, as nats: no channel carries more.
     *
     * @return {@code log |Y|}; infinity where labels are not counted
     */
    double logLabels();
}
