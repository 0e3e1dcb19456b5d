/**
 * Floors under the risk of every policy, ceilings over the risk of a posterior, and the interval between them.
 *
 * <p>Unit of information: the nat. A floor never exceeds the truth and a ceiling never falls below it: every rounding, bracket
 * and truncation is resolved to that side. A floor is a {@link dev.narrows.bound.LowerBound}, a ceiling an {@link
 * dev.narrows.bound.UpperBound}: a comparison the wrong way round does not compile. May use {@code model}, {@code info} and
 * {@code numeric}.
 */
package dev.narrows.bound;
