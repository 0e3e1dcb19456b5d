/**
 * Named random streams and samplers of the data: the only place with a generator.
 *
 * <p>Notation of the finite model: S context, J index, U = u_J(S) target, H judgment, Y label; m labels; a
 * <em>pair</em> c = (s, y) has probability {@code p_c}; {@code N_c} is its count among the m labels. The counts are the
 * sufficient statistic: {@code N ~ Multinomial(m, p)}. {@link dev.narrows.sampling.CollapsedSampler} draws them
 * directly, at a cost that does not grow with m; {@link dev.narrows.sampling.TupleSampler} draws every (S, J, H, Y) and
 * is the check on it.
 *
 * <p>A stream is a name, never a position in a visit order: {@link dev.narrows.sampling.StreamKey}. Samplers are
 * scratch of one thread, over shared tables; a generator is made inside the task that uses it. Every data set takes the
 * native seed of its inner generator, xoshiro256++, from the first four numbers of its named stream. May use
 * {@code model}, {@code info}, {@code numeric}.
 */
package dev.narrows.sampling;
