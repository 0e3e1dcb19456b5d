package dev.narrows.budget;

import dev.narrows.bound.ChannelBudget;
import dev.narrows.numeric.Bracket;

/**
 * Where the expected KL of a learner from labels comes from, and what the channel allows it, in nats:
 *
 * <pre>
 * E KL = I(theta;D) + KL(Qbar||P),   I(theta;D) = I(theta;U^m) + rho
 * K    = max(K_up, E KL),            K_up = m (Cbar_tot + I(U;S)) + E KL - [I_low - rho_up]+
 * </pre>
 *
 * <p>E KL is exact here, so that K &gt;= E KL holds whatever the confidence of the limits: what sampling may get wrong
 * is how near K lies to {@code m (Cbar_tot + I(U;S)) + rho + KL(Qbar||P)}, not whether it is a budget.
 *
 * @param limits of I(theta;D) and rho
 * @param mismatch limits of {@code KL(Qbar||P)}, which hold with those of I(theta;D)
 * @param expectedKl E KL, exact up to rounding
 * @param channel the budget's inputs, E KL among them rounded up
 */
public record KlTerms(InformationLimits limits, Bracket mismatch, double expectedKl, ChannelBudget channel) {
    /**
     * The channel budget.
     *
     * @return K, not below E KL
     */
    public double budget() {
        return Math.max(channel.value(), channel.expectedKl());
    }

    /**
     * What the channel can send about the targets, given the contexts.
     *
     * @return {@code m Cbar_tot}
     */
    public double channelInformation() {
        return channel.labels() * channel.capacity();
    }

    /**
     * What the contexts alone tell of the targets.
     *
     * @return {@code m I(U;S)}
     */
    public double contextInformation() {
        return channel.labels() * channel.targetContext();
    }
}
