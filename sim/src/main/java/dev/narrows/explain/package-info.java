/**
 * Results in words: what the numbers of a cell or of a batch say of its bounds, in lists and in sentences, what changes
 * of a cell would give, and how numbers and names are written for people.
 *
 * <p>{@link dev.narrows.explain.Findings} is where to begin, the lists; {@link dev.narrows.explain.Explanation} has the
 * sentences. Both read a {@link dev.narrows.result.ResultFolder}. May use {@code result}, {@code experiment},
 * {@code scenario}, {@code family}, {@code bound}, {@code model}, {@code info}, {@code numeric}.
 */
package dev.narrows.explain;
