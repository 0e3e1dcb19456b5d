package dev.narrows.model;

import dev.narrows.info.Pmf;

/**
 * What every family of feedback loops has: contexts S, an index J to be found, and the losses that tell its values
 * apart. Floors from informations are made of it, whatever the codewords and labels are, under these hypotheses:
 *
 * <ul>
 *   <li>J is independent of S: {@code H(J|S=s) = H(J)} in every context. Where the context tells of J, {@code H(J) -
 *       I(J;Y|S)} exceeds {@code H(J|S,Y)} and Fano's floors are none;
 *   <li>the target is {@code U = u_J(S)}, and {@code J -> U -> Y} is a Markov chain given S: the label tells of J what
 *       it tells of U;
 *   <li>(S,J,Y) on which a policy is judged is independent of the data that it was learned from, and its action depends
 *       on S, Y and, where it is randomised, on chance that is independent of J given (S,Y);
 *   <li>the loss l(a,u,s) lies in [0, 1], and {@code l(a,u_j(s),s) >= b(s) + (lam(s)-b(s)) 1{idx(a) != j}} for a map
 *       idx(.) = idx(.,s) from actions to indices: {@link Separation}.
 * </ul>
 *
 * <p>The prior of J need not be uniform. Labels of the data need not be independent for a floor; ceilings and the
 * channel budget need independent draws (S_i,J_i,Y_i), J afresh for each.
 */
public interface Loop {
    /**
     * The law of the contexts.
     *
     * @return {@code p_s}
     */
    Pmf contextLaw();

    /**
     * The number of values of J, as nats.
     *
     * @return {@code log M}, M &gt;= 2 whole, rounded to nearest; finite
     */
    double logCodewords();

    /**
     * The entropy of the index, the same in every context.
     *
     * @return a number not above {@code H(J) = H(J|S)}, in [0, log M], nats; of a uniform prior {@code log M} as
     *     {@link #logCodewords()} has it
     */
    double entropy();

    /**
     * Base loss and separation of the codebook in each context.
     *
     * @return b(s) and lam(s), neither above its formula
     */
    Separation separation();

    /**
     * The number of different labels, as nats: no channel carries more.
     *
     * @return {@code log |Y|}; infinity where labels are not counted
     */
    double logLabels();
}
