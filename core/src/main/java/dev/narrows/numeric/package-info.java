/**
 * Numerics that several packages share: compensated sums, log-sum-exp, bracketing roots, log-binomials.
 *
 * <p>Everything here gives the same bits on every JDK: transcendental functions come from {@link StrictMath}, never from
 * {@link Math}, whose intrinsics may differ, and sums have one order. May use no other package of the project.
 */
package dev.narrows.numeric;
