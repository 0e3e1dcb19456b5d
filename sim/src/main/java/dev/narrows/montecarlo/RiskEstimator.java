package dev.narrows.montecarlo;

import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An unbiased estimator of a {@link PolicyRisk}: a replicate is an estimate from n draws (immutable, shared by
 * threads).
 */
public interface RiskEstimator {
    /** Place of the estimate in the values of a replicate. */
    int ESTIMATE = 0;

    /**
     * Draws of a replicate.
     *
     * @return n >= 1
     */
    int draws();

    /**
     * The exact variance of a replicate's estimate.
     *
     * @return empty where it is not enumerated
     */
    OptionalDouble variance();

    /**
     * Numbers of a replicate: the estimate, and what its diagnostics need.
     *
     * @return 1 unless overridden
     */
    default int values() {
        return 1;
    }

    /**
     * Makes replicates.
     *
     * @return scratch of one thread
     */
    Sampler sampler();

    /** Makes replicates, each from its stream alone. */
    @FunctionalInterface
    interface Sampler {
        /**
         * One replicate.
         *
         * @param stream of the replicate, at its first number
         * @param row overwritten with {@link RiskEstimator#values()} numbers, the estimate first
         */
        void replicate(UniformRandomProvider stream, double[] row);
    }
}
