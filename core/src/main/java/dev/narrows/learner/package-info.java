/**
 * Gibbs posteriors over policies, and what they do in expectation over data sets, exactly.
 *
 * <p>The data of the finite model are the counts {@code N(s,y)}; a posterior is
 * {@code dQ/dP proportional to exp(-beta m Rhat)}. May use {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.learner;
