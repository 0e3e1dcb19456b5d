package dev.narrows.scenario;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of the ceilings.
 *
 * @param delta probability that a high-probability ceiling may fail, above 0 and below 1
 * @param eta probability given to the channel budget by Markov's inequality, above 0 and below 1
 * @param catoni the one value of Catoni's c, above 0; empty for the default grid
 * @param nested effort of nested Monte Carlo for the terms of the KL; empty for the exact bracket alone
 */
public record BoundsSpec(double delta, double eta, OptionalDouble catoni, Optional<NestedSpec> nested) {
}
