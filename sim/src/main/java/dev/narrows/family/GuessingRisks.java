package dev.narrows.family;

import java.util.OptionalDouble;

/**
 * The risks that a cell has without any label, exact up to rounding, each in [0, 1], where they are known: what a bound
 * must beat to say something.
 *
 * @param blind least risk of a policy of the context alone
 * @param bounded the same of the risk that the ceilings bound; may be empty where that is the true risk, of which it is
 *     {@code blind}
 * @param prior risk of the learner before its first label
 */
public record GuessingRisks(OptionalDouble blind, OptionalDouble bounded, OptionalDouble prior) {}
