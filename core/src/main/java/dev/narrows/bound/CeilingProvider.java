package dev.narrows.bound;

/**
 * A high-probability ceiling that an extension adds to those of results: a public class with a public constructor without
 * arguments, listed in {@code META-INF/services/dev.narrows.bound.CeilingProvider} on the class path. Its failures over the
 * replicates are judged against delta like those of any other.
 */
public interface CeilingProvider {
    /**
     * The name in results.
     *
     * @return lower-case letters, digits and hyphens; none of Narrows' own ceilings
     */
    String name();

    /**
     * The ceiling over the risk of the posterior of one data set, with probability at least {@code 1 - delta} over data sets.
     * Called from several threads, once for each replicate.
     *
     * @param empiricalRisk risk of the posterior on the data set, in [0, 1]
     * @param kl divergence of the posterior from the prior, nats
     * @param labels m, labels in the data set
     * @param delta allowed failure rate, above 0 and below 1
     * @return the bound
     */
    UpperBound ceiling(double empiricalRisk, double kl, long labels, double delta);
}
