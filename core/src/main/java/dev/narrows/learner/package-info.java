/**
 * Gibbs posteriors over policies, and what they do in expectation over data sets, exactly.
 *
 * <p>The data of the finite model are the counts {@code N_c} of the pairs {@code c = (s,y)}; a posterior is
 * {@code dQ/dP proportional to exp(-beta m Rhat)}, with the empirical risk Rhat under an observable loss
 * {@code lt_c(a)} and the inverse temperature beta. What is observed is one object,
 * {@link dev.narrows.learner.ObservedLosses}. Two classes of policies:
 *
 * <ul>
 *   <li>{@link dev.narrows.learner.TableGibbs}: all decision tables with a product prior; the posterior factorises over
 *       pairs.
 *   <li>{@link dev.narrows.learner.EnumeratedGibbs}: a list of policies with any prior.
 * </ul>
 *
 * <p>An {@link dev.narrows.learner.Evaluator} gives risk, observable risk, empirical risk and KL of one data set; a
 * simulation calls it once per replicate. {@link dev.narrows.learner.ExactExpectations} gives the means of the same
 * over all data sets, and {@link dev.narrows.learner.KlDecomposition} splits the mean KL where all data sets can be
 * enumerated.
 *
 * <p>Unit of information: the nat. Rounded to nearest, not certified to a side. May use {@code model}, {@code info} and
 * {@code numeric}.
 */
package dev.narrows.learner;
