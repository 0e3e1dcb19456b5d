/**
 * The finite family: codebook, two finite channels, a loss table, and Gibbs posteriors over tables or lists of
 * policies.
 *
 * <p>Types of channels ({@link dev.narrows.finite.ChannelType}) and of losses ({@link dev.narrows.finite.LossType}) are
 * Narrows' own and those of a user, which come through {@link java.util.ServiceLoader}; they are looked up once for
 * each file. May use {@code family}, {@code budget}, {@code sampling}, {@code estimate}, {@code learner},
 * {@code bound}, {@code model}, {@code info}, {@code numeric}, {@code yaml}.
 */
package dev.narrows.finite;
