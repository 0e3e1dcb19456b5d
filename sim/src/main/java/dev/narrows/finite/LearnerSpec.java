package dev.narrows.finite;

import dev.narrows.info.Pmf;
import dev.narrows.learner.ObservableLoss;
import java.util.List;
import java.util.Optional;

/**
 * A Gibbs posterior, {@code dQ/dP} proportional to {@code exp(-beta m Rhat)}, Rhat the empirical mean of the observable
 * loss.
 *
 * @param policyClass what the posterior is over
 * @param beta inverse temperature, finite and at least 0
 * @param labels number m of labels, 1..10^12
 * @param prior over the actions of every pair (s, y) for class table, over the policies for class enumerated
 * @param policies the policies of class enumerated; empty for class table
 * @param observable what the learner sees of a label's loss
 * @param proxy the target that each label is taken for; empty unless the observable loss is a proxy
 */
public record LearnerSpec(
        PolicyClass policyClass,
        double beta,
        long labels,
        Pmf prior,
        Optional<Policies> policies,
        ObservableLoss observable,
        List<Integer> proxy) {
    /**
     * A learner.
     *
     * @param policyClass what the posterior is over
     * @param beta inverse temperature, finite and at least 0
     * @param labels number m of labels, 1..10^12
     * @param prior over the actions of every pair (s, y) for class table, over the policies for class enumerated
     * @param policies the policies of class enumerated; empty for class table
     * @param observable what the learner sees of a label's loss
     * @param proxy the target that each label is taken for; copied
     */
    public LearnerSpec {
        proxy = List.copyOf(proxy);
    }

    /**
     * The proxy's map as core takes it.
     *
     * @return {@code g(y)} for every label y; empty unless the observable loss is a proxy
     */
    public int[] proxyTargets() {
        return proxy.stream().mapToInt(Integer::intValue).toArray();
    }
}
