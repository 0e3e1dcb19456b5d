package dev.narrows.experiment;

import dev.narrows.bound.ChannelBudget;
import java.util.Optional;

/**
 * A ceiling over the mean risk over data sets with what it was made of.
 *
 * @param name of the ceiling, such as {@code expected-kl}
 * @param empiricalRisk a number not below E Rhat, in [0, 1]
 * @param information what the ceiling needs of the posterior ({@link dev.narrows.bound.CeilingRule#needs}), rounded up,
 *     nats; or the channel budget in its place
 * @param labels m
 * @param value the ceiling, in [0, 1], rounded up
 * @param budget what the channel budget is made of; empty where the information was measured
 */
public record ExpectedCeiling(
        String name,
        double empiricalRisk,
        double information,
        long labels,
        double value,
        Optional<ChannelBudget> budget) {}
