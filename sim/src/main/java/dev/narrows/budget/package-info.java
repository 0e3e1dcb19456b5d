/**
 * The terms of the channel budget where they cannot be enumerated: I(theta;D) and {@code rho = I(theta;D|U^m)} by
 * nested Monte Carlo inside their exact brackets, with confidence limits that assume nothing but the ranges.
 *
 * <p>{@code K_up = m (C + I(U;S)) + E KL - [I_low - rho_up]+} is then a {@link dev.narrows.bound.ChannelBudget}. Unit:
 * the nat. May use {@code sampling}, {@code estimate}, {@code learner}, {@code bound}, {@code model}, {@code numeric}.
 */
package dev.narrows.budget;
