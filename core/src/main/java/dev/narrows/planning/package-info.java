/**
 * Inverse questions of a finite model: what it takes that a mean risk is reached, or is at least not excluded.
 *
 * <p>Notation: r the risk asked for, I an information about the target in nats, {@code p_s} the law of the context,
 * {@code D_s(I)} the distortion-rate function of the target in context s. An answer made of floors is a necessary
 * condition: with less no policy reaches r, and with as much one need not. Each errs to the side on which that stays
 * true. May use {@code rating}, {@code bound}, {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.planning;
