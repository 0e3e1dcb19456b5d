/**
 * From replicate values to means and intervals.
 *
 * <p>Notation: values {@code X_1, X_2, ...} in the order of the replicates; confidence {@code 1 - alpha}; an interval
 * holds the true value with probability at least its confidence, and its ends err outward. Intervals of means need a
 * known range of the values and assume no more than that; there is none from a normal approximation. References:
 * Clopper and Pearson 1934 for proportions; I. Waudby-Smith and A. Ramdas, Estimating means of bounded random variables
 * by betting, J. R. Statist. Soc. B 86 (2024) 1-27. May use {@code numeric}.
 */
package dev.narrows.estimate;
