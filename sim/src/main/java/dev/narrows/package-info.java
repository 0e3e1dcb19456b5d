/**
 * Narrows as a library: {@link dev.narrows.Narrows} reads like the command line. May use {@code experiment},
 * {@code scenario}, {@code family}, {@code bound}.
 */
package dev.narrows;
