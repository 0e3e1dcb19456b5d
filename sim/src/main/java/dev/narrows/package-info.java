/** Narrows as a library: {@link dev.narrows.Narrows} reads like the command line. */
package dev.narrows;
