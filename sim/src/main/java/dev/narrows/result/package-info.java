/**
 * Results as users read them: columns, CSV, JSON, the output folder and its provenance.
 *
 * <p>{@link dev.narrows.result.Columns} is the one source of the columns. Doubles are written by one function,
 * {@link dev.narrows.result.Numbers}, as the shortest decimal that reads back to the same double. Derived files appear
 * under their names complete or not at all; the journal grows, and is read up to its first damaged record. May use
 * {@code experiment}, {@code scenario}, {@code family}, {@code budget}, {@code bound}, {@code model},
 * {@code expression}, {@code yaml}, {@code numeric}.
 */
package dev.narrows.result;
