package dev.narrows.family;

import dev.narrows.estimate.Interval;

/**
 * One number that each replicate has.
 *
 * @param name snake_case; {@link #RISK}, {@link #OBSERVABLE_RISK}, {@link #EMPIRICAL_RISK} and {@link #KL} have a
 *     meaning to the bounds, others are described
 * @param range where its values lie, whatever the data: intervals of its mean are scaled by it
 * @param kind how it is related to what it stands for
 * @param error largest distance from that of a {@link Kind#BOUNDED} value, else 0
 */
public record Quantity(String name, Interval range, Kind kind, double error) {
    /** The true risk of the policy that was trained on the replicate's data: every family has it, first. */
    public static final String RISK = "risk";
    /** Its risk under the loss that the learner sees; the true risk where a family does not have it. */
    public static final String OBSERVABLE_RISK = "observable_risk";
    /** Its risk on the data. */
    public static final String EMPIRICAL_RISK = "empirical_risk";
    /** The divergence of the posterior from the prior, nats. */
    public static final String KL = "kl";

    /** How a value is related to what it stands for. */
    public enum Kind {
        /** It is that, up to rounding. */
        EXACT,
        /** Its expectation is that: it is judged by its mean. */
        UNBIASED,
        /** It is within the error of that: it is judged by the safe end. */
        BOUNDED
    }

    /**
     * A quantity.
     *
     * @param name snake_case
     * @param range where its values lie
     * @param kind how it is related to what it stands for
     * @param error largest distance from that
     * @throws IllegalArgumentException if the error is negative, or not 0 where the kind is not bounded
     */
    public Quantity {
        if (!(error >= 0) || error > 0 && kind != Kind.BOUNDED) {
            throw new IllegalArgumentException(
                    name + ": error " + error + ", must be 0, or at least 0 for a bounded value");
        }
    }

    /**
     * A quantity that is what it stands for.
     *
     * @param name snake_case
     * @param range where its values lie
     * @return the quantity
     */
    public static Quantity exact(String name, Interval range) {
        return new Quantity(name, range, Kind.EXACT, 0);
    }
}
