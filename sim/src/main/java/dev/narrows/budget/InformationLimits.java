package dev.narrows.budget;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.InformationKind;
import dev.narrows.numeric.Bracket;
import java.util.Locale;

/**
 * Limits of I(theta;D) and of rho = I(theta;D|U^m), in nats.
 *
 * @param information limits of I(theta;D)
 * @param rho limits of rho
 * @param confidence probability that all four limits hold: 1 for enumerated or exact brackets
 * @param method how they were found
 */
public record InformationLimits(Bracket information, Bracket rho, double confidence, Method method) {
    /** How limits were found. */
    public enum Method {
        /** All data sets and target compositions were enumerated. */
        ENUMERATED,
        /** From exact expectations, without sampling. */
        BRACKET,
        /** The bracket, narrowed by nested Monte Carlo. */
        NESTED;

        /**
         * The name in results.
         *
         * @return lower case
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rounding of an enumeration is below 1e-11 in the tests. */
    private static final double ROUNDING = 1e-10;

    /** Limits around enumerated values. */
    static InformationLimits enumerated(double information, double rho, double remainder) {
        return new InformationLimits(outward(information, remainder), outward(rho, remainder), 1, Method.ENUMERATED);
    }

    /** An enumerated value with its rounding and what else it may be off by, at least 0. */
    static Bracket outward(double x, double remainder) {
        double slack = ROUNDING * Math.max(1, x) + remainder;
        return new Bracket(Math.max(0, x - slack), Math.max(0, x) + slack);
    }

    /**
     * The channel budget that these limits give.
     *
     * @param capacities of the model
     * @param kind which information stands for the channel: total (the paper's), cascade or mixture
     * @param labels m
     * @param expectedKl not below E KL, nats
     * @return {@code K_up} with its terms; valid with {@link #confidence()}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public ChannelBudget budget(Capacities capacities, InformationKind kind, long labels, double expectedKl) {
        return new ChannelBudget(
                labels,
                capacities.average(kind),
                capacities.targetContext(),
                expectedKl,
                rho.high(),
                information.low());
    }
}
