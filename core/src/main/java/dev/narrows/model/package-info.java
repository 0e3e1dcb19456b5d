/**
 * What a feedback loop is: codebook, two-stage cascade, loss, and the finite model that joins them.
 *
 * <p>Notation of W. Cao, <em>The Alignment Bottleneck</em>, arXiv:2509.15932. S context in 0..k-1; J index of the value
 * to convey in 0..M-1, independent of S; {@code U = u_J(S)} target in 0..K-1; H judgment, the output of the cognitive
 * channel; Y label, the output of the articulation channel; a action. Given S, {@code U -> H -> Y} is Markov (the
 * <em>cascade</em>). Losses {@code l(a,u,s)} are in [0, 1]. May use {@code info}.
 */
package dev.narrows.model;
