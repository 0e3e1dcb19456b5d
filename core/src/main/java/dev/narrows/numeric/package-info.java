/**
 * Numerics that several packages share: compensated sums, log-sum-exp, exponential and logarithm, the normal law,
 * Stirling's correction, vectors of counts, searches by halving, and the checks of numbers that are given.
 *
 * <p>Everything here gives the same bits on every JDK: transcendental functions come from {@link StrictMath}, never
 * from {@link Math}, whose intrinsics may differ, and sums have one order. May use no other package.
 */
package dev.narrows.numeric;
