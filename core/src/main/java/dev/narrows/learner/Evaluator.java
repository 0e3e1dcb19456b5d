package dev.narrows.learner;

/**
 * What the posterior of a {@link GibbsLearner} does on one data set (may hold scratch space: one per thread, unshared).
 */
public interface Evaluator {
    /**
     * Risk, observable risk, empirical risk and KL of the posterior that these counts give. Allocates nothing; rounded
     * to nearest, with an error of a few units of {@code 2^-52 pairs}.
     *
     * @param counts {@code N_c >= 0} for every pair, with a sum of at most 10^15; not modified
     * @param values overwritten from {@link GibbsLearner#RISK} to {@link GibbsLearner#KL}; of length
     *     {@link GibbsLearner#VALUES} at least. Without any label the empirical risk is 0 and so is the KL
     * @throws IllegalArgumentException if the number of counts is not that of the pairs or a count is negative
     */
    void evaluate(long[] counts, double[] values);
}
