package dev.narrows.family;

/**
 * Effort of nested Monte Carlo.
 *
 * @param outer outer draws, 1..10^6
 * @param inner fresh data sets for each of them, 1..10^4; a lower limit of an information cannot exceed log(inner + 1)
 */
public record NestedSpec(int outer, int inner) {}
