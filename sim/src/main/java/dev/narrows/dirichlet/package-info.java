/**
 * The family of unknown channels: in every replicate the joint law of target and label is drawn from a Dirichlet prior,
 * pairs are drawn from it, and a learner that knows the prior at most is judged under the law that was drawn. Floors
 * under one law say nothing here; the floor in m bounds the mean over the prior.
 *
 * <p>May use {@code finite}, {@code family}, {@code sampling}, {@code estimate}, {@code learner}, {@code bound},
 * {@code model}, {@code info}, {@code numeric}, {@code yaml}.
 */
package dev.narrows.dirichlet;
