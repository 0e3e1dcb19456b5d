package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Channel budget of the expected KL of a learner from labels (canonical or proxy observable loss, any posterior
 * kernel):
 *
 * <pre>
 * E KL = I(theta;U^m) + rho + KL(Qbar||P),   I(theta;U^m) &lt;= m (C + I(U;S))
 * K    = m (C + I(U;S)) + rho + KL(Qbar||P) &gt;= E KL
 * K_up = m (C + I(U;S)) + E KL - [I_low - rho_up]+
 * </pre>
 *
 * <p>K_up is K with {@code KL(Qbar||P) = E KL - I(theta;D)} and {@code rho - I(theta;D) = -I(theta;U^m)}, the latter at
 * most 0 and at most {@code rho_up - I_low}: so it is an upper end of K given one of E KL and rho and a lower end of
 * I(theta;D). A K_up below E KL would mean an input on its wrong side; the gap is what the capacity leaves unused.
 * Nats. Not for revealed targets: there the channel does not control the KL. Source: Cao, arXiv:2509.15932; data
 * processing for D from U^m.
 *
 * @param labels m in 1..2^53
 * @param capacity C, not below I(U;Y|S): an averaged capacity (total, cascade) or the mixture information, nats per
 *     label
 * @param targetContext not below I(U;S), nats per label
 * @param expectedKl not below E KL, nats
 * @param rhoUpper not below {@code rho = I(theta;D|U^m)}, nats; infinity if unknown
 * @param informationLower not above I(theta;D), nats
 */
public record ChannelBudget(
        long labels,
        double capacity,
        double targetContext,
        double expectedKl,
        double rhoUpper,
        double informationLower) {
    /**
     * The budget of these inputs.
     *
     * @param labels m in 1..2^53
     * @param capacity C, not below I(U;Y|S): an averaged capacity (total, cascade) or the mixture information, nats per
     *     label
     * @param targetContext not below I(U;S), nats per label
     * @param expectedKl not below E KL, nats
     * @param rhoUpper not below {@code rho = I(theta;D|U^m)}, nats; infinity if unknown
     * @param informationLower not above I(theta;D), nats
     * @throws IllegalArgumentException if an argument is out of range
     */
    public ChannelBudget {
        Arguments.requireCount("labels", labels);
        Arguments.requireNonNegative("capacity", capacity);
        Arguments.requireNonNegative("targetContext", targetContext);
        Arguments.requireNonNegative("expectedKl", expectedKl);
        Arguments.requireNonNegative("rhoUpper", rhoUpper);
        Arguments.requireNonNegative("informationLower", informationLower);
    }

    /**
     * What the channel can send.
     *
     * @return {@code m (C + I(U;S))}, rounded up, nats
     */
    public double channel() {
        return Outward.up(Outward.up(capacity + targetContext) * labels);
    }

    /**
     * What is known to have come from the targets.
     *
     * @return {@code [I_low - rho_up]+}, a lower end of I(theta;U^m), nats
     */
    public double informationTargetsLower() {
        double difference = informationLower - rhoUpper;
        return Math.max(0, difference - Math.ulp(informationLower));
    }

    /**
     * The budget.
     *
     * @return {@code K_up}, rounded up, nats
     */
    public double value() {
        double sum = Outward.up(channel() + expectedKl);
        return Math.max(0, sum - informationTargetsLower() + Math.ulp(sum));
    }
}
