package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Sums {@code Qbar = E Q} and what one label tells of the action that the policy takes on it, over data sets that are
 * enumerated elsewhere (mutable, unshared):
 *
 * <pre>
 * I_1 = sum_z p(z) KL(law(theta(z)|Z_1=z) || law(theta(z)))      nats per label
 * law(theta(z)|Z_1=z) = E[N_z q_z]/(m p(z)),   law(theta(z)) = E q_z
 * </pre>
 *
 * <p>{@code N_z} counts the labels z, {@code q_z} is the posterior law of the action theta(z). Source:
 * {@link KlDecomposition}.
 */
final class LabelInformation {
    private final double[] probability;
    private final int[] pairs;
    /** The action, or the group of actions of equal loss, that a policy takes on a pair. */
    private final IntBinaryOperator action;

    private final double[] mean;
    /** {@code E[N_z Q]} of each of the pairs. */
    private final double[][] counted;

    /**
     * Nothing summed so far.
     *
     * @param probability p(z) of every pair; not modified
     * @param pairs those that I_1 is summed over, of positive probability
     * @param policies length of the posteriors
     * @param action what each policy does on each pair
     */
    LabelInformation(double[] probability, int[] pairs, int policies, IntBinaryOperator action) {
        this.probability = probability;
        this.pairs = pairs;
        this.action = action;
        this.mean = new double[policies];
        this.counted = new double[pairs.length][policies];
    }

    /** Adds a data set of that weight, by its counts of every pair and its posterior; neither is modified. */
    void add(double weight, long[] counts, double[] posterior) {
        add(mean, weight, posterior);
        for (int i = 0; i < pairs.length; i++) {
            add(counted[i], weight * counts[pairs[i]], posterior);
        }
    }

    private static void add(double[] sum, double weight, double[] posterior) {
        for (int k = 0; k < sum.length && weight > 0; k++) {
            sum[k] += weight * posterior[k];
        }
    }

    /** Qbar; not to be written. */
    double[] mean() {
        return mean;
    }

    /** I_1, at least 0. */
    double value() {
        CompensatedSum information = new CompensatedSum();
        for (int i = 0; i < pairs.length; i++) {
            double[] given = ofAction(pairs[i], counted[i]);
            information.add(probability[pairs[i]] * GibbsKernel.divergence(given, ofAction(pairs[i], mean)));
        }
        return Math.max(0, information.value());
    }

    /** The law of the action on a pair, from weights of the policies. */
    private double[] ofAction(int pair, double[] weights) {
        int actions = IntStream.range(0, weights.length)
                        .map(k -> action.applyAsInt(k, pair))
                        .max()
                        .orElse(0)
                + 1;
        double[] law = new double[actions];
        for (int k = 0; k < weights.length; k++) {
            law[action.applyAsInt(k, pair)] += weights[k];
        }
        double total = CompensatedSum.of(law);
        return total > 0 ? Arrays.stream(law).map(w -> w / total).toArray() : law;
    }
}
