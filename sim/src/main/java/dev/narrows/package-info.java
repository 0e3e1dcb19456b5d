/**
 * Narrows as a library: {@link dev.narrows.Narrows} reads like the command line. May use {@code experiment},
 * {@code scenario} and {@code bound}.
 */
package dev.narrows;
