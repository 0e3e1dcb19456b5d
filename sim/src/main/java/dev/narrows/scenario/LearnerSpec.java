package dev.narrows.scenario;

import dev.narrows.info.Pmf;
import java.util.Optional;

/**
 * A Gibbs posterior on the canonical observable loss, {@code dQ/dP} proportional to {@code exp(-beta m Rhat)}.
 *
 * @param policyClass what the posterior is over
 * @param beta inverse temperature, finite and at least 0
 * @param labels number m of labels, 1..10^12
 * @param prior over the actions of every cell for class table, over the policies for class enumerated
 * @param policies the policies of class enumerated; empty for class table
 */
public record LearnerSpec(PolicyClass policyClass, double beta, long labels, Pmf prior, Optional<Policies> policies) {
}
