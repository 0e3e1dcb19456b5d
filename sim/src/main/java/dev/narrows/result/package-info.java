/**
 * Results as users read them: columns, CSV, JSON, the output folder and its provenance.
 *
 * <p>{@link dev.narrows.result.Column} is the one source of the columns. Doubles are written by one function,
 * {@link dev.narrows.result.Numbers}, as the shortest decimal that reads back to the same double. Files appear under their
 * names complete or not at all. May use {@code experiment} and {@code scenario}.
 */
package dev.narrows.result;
