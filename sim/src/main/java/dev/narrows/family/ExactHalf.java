package dev.narrows.family;

import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.Informations;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a model without sampling.
 *
 * @param informations what the labels carry, nats
 * @param floors floors under the risk of every policy, those of extensions among them
 * @param bayes R*, the least risk of any policy, as well as it is known
 * @param blindRisk least risk of a policy that sees no label; empty where it is not known
 * @param details what the family has to say of its informations in points.json: put in the cell's object; not to be
 *     modified
 */
public record ExactHalf(
        Informations informations, FloorLadder floors, BayesRisk bayes, OptionalDouble blindRisk, ObjectNode details) {
    /**
     * The least risk of any policy.
     *
     * @param low a number not above it
     * @param high a number not below it
     */
    public record BayesRisk(double low, double high) {
        /** Nothing is known. */
        public static final BayesRisk UNKNOWN = new BayesRisk(0, 1);

        /**
         * A bracket.
         *
         * @param low a number not above it, in [0, high]
         * @param high a number not below it, at most 1
         * @throws IllegalArgumentException if they are out of range
         */
        public BayesRisk {
            if (!(low >= 0 && low <= high && high <= 1)) {
                throw new IllegalArgumentException("Bayes risk: [" + low + ", " + high + "], must lie in [0, 1]");
            }
        }

        /**
         * A Bayes risk that is known up to rounding.
         *
         * @param value R*
         * @return the bracket of it alone
         */
        public static BayesRisk exact(double value) {
            return new BayesRisk(value, value);
        }

        /**
         * The value, where it is known.
         *
         * @return R*; empty for a bracket
         */
        public OptionalDouble value() {
            return low == high ? OptionalDouble.of(low) : OptionalDouble.empty();
        }
    }

    /**
     * The Bayes risk, where it is known.
     *
     * @return R*; empty for a bracket
     */
    public OptionalDouble bayesRisk() {
        return bayes.value();
    }
}
