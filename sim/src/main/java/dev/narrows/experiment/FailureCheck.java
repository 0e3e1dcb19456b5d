package dev.narrows.experiment;

import java.util.OptionalLong;

/**
 * What the failures of a high-probability ceiling say of it.
 *
 * @param failures replicates in which the risk lay above the ceiling
 * @param allowed rate of failures that the ceiling allows itself
 * @param low lower limit of the rate
 * @param high upper limit of the rate
 * @param replicatesToDecide replicates with which a later run would decide an inconclusive verdict if failures went on
 *     at the present rate; empty where it is decided, or no number does
 */
public record FailureCheck(int failures, double allowed, double low, double high, OptionalLong replicatesToDecide) {}
