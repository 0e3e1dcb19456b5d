/**
 * Results in words: what the numbers of a cell or of a batch say of its bounds, in sentences, and how numbers and names
 * are written for people.
 *
 * <p>{@link dev.narrows.explain.Explanation} is where to begin; it reads a {@link dev.narrows.result.ResultFolder}. May
 * use {@code result}, {@code experiment}, {@code scenario}, {@code family}, {@code bound}, {@code model}, {@code info},
 * {@code numeric}.
 */
package dev.narrows.explain;
