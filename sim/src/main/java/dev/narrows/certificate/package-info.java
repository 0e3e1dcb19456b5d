/**
 * Certificates: what proves a number of a cell to a program that shares nothing with this one. Each names its number,
 * the value claimed, on which side it errs, and the point (input law, dual law, slope, order, policy, garbling) at
 * which anybody can compute that it does; inputs and certificates are sealed by SHA-256.
 * {@code scripts/check/narrows_check.py} reads them. May use {@code channel}, {@code result}, {@code experiment},
 * {@code scenario}, {@code family}, {@code bound}, {@code model}, {@code info}, {@code yaml}.
 */
package dev.narrows.certificate;
