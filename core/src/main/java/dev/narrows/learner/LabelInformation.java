package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * What one label tells of the policy where the policy is asked about that label: with {@code Z = (s,y)}, or {@code (s,y,u)} where
 * targets are revealed, and theta(Z) the action that the policy takes on it,
 *
 * <pre>
 * I_1 = sum_z p(z) KL(law(theta(z)|Z_1=z) || law(theta(z)))      nats per label
 * law(theta(z)|Z_1=z) = E[N_z q_z]/(m p(z)),   law(theta(z)) = E q_z
 * </pre>
 *
 * <p>for labels {@code Z_1, ..., Z_m} that are independent and of which the learner does not mind the order; {@code N_z} counts the
 * labels z, and {@code q_z} is the posterior law of theta(z). Then {@code I_1 <= I(theta;Z_1) <= I(theta;D)/m}: theta(z) is a
 * function of theta (data processing), and the informations of independent labels sum to no more than that of all.
 *
 * <p>Exact up to rounding, by enumerating count vectors; for tables of a learner from labels alone {@link ExactExpectations} has it
 * without enumeration. Source: Y. Bu, S. Zou, V. V. Veeravalli, Tightening mutual information-based bounds on generalization
 * error, IEEE J. Sel. Areas Inf. Theory 1 (2020), proposition 1, whose I(theta;Z_i) this does not exceed.
 */
public final class LabelInformation {
    private LabelInformation() {
    }

    /**
     * I_1 of an enumerated class.
     *
     * @param learner the posterior over policies
     * @param labels m, at least 1
     * @return nats per label, at least 0
     * @throws IllegalArgumentException if there are more than {@link KlDecomposition#MAX_COUNT_VECTORS} count vectors, or more
     *     than {@link KlDecomposition#MAX_PRODUCTS} pairs of one and a policy
     */
    public static double of(EnumeratedGibbs learner, long labels) {
        int[] cells = CountVectors.positiveCells(learner.cellProbability);
        KlDecomposition.requireFeasible(cells.length, labels, BigInteger.valueOf(learner.policies()));
        PolicyEvaluator evaluator = new PolicyEvaluator(learner);
        double[] mean = new double[learner.policies()];
        double[][] counted = new double[learner.cells()][learner.policies()];
        double[] q = new double[learner.policies()];
        CountVectors vector = new CountVectors(learner.cellProbability, (int) labels);
        do {
            evaluator.posterior(vector.counts(), q);
            addTo(mean, vector.probability(), q);
            for (int c : cells) {
                addTo(counted[c], vector.probability() * vector.counts()[c], q);
            }
        } while (vector.next());
        CompensatedSum information = new CompensatedSum();
        for (int c : cells) {
            information.add(learner.cellProbability[c] * divergence(byAction(learner, c, counted[c]), byAction(learner, c, mean)));
        }
        return Math.max(0, information.value());
    }

    /**
     * I_1 of decision tables with revealed targets.
     *
     * @param learner the posterior
     * @param labels m, at least 1
     * @return nats per label, at least 0
     * @throws IllegalArgumentException if there are more than {@link RevealedExpectations#MAX_COUNT_VECTORS} count vectors
     */
    public static double of(RevealedTableGibbs learner, long labels) {
        RevealedExpectations.requireFeasible(learner, labels);
        RevealedTableEvaluator evaluator = new RevealedTableEvaluator(learner);
        long[] counts = new long[learner.cells()];
        CompensatedSum information = new CompensatedSum();
        for (int c = 0; c < learner.tableCells(); c++) {
            double[] mean = new double[learner.actions];
            double[][] counted = new double[learner.targets][learner.actions];
            CountVectors vector = new CountVectors(RevealedExpectations.lawOfCell(learner, c), (int) labels);
            do {
                System.arraycopy(vector.counts(), 0, counts, c * learner.targets, learner.targets);
                evaluator.posterior(c, counts);
                addTo(mean, vector.probability(), evaluator.q);
                for (int u = 0; u < learner.targets; u++) {
                    addTo(counted[u], vector.probability() * vector.counts()[u], evaluator.q);
                }
            } while (vector.next());
            for (int u = 0; u < learner.targets; u++) {
                double probability = learner.tripleProbability[c * learner.targets + u];
                information.add(probability > 0 ? probability * divergence(counted[u], mean) : 0);
            }
        }
        return Math.max(0, information.value());
    }

    private static void addTo(double[] sum, double weight, double[] q) {
        for (int k = 0; k < q.length && weight > 0; k++) {
            sum[k] += weight * q[k];
        }
    }

    /** The law of the action on a cell, from one of the policies. */
    private static double[] byAction(EnumeratedGibbs learner, int cell, double[] ofPolicies) {
        double[] ofActions = new double[Arrays.stream(learner.policies).mapToInt(policy -> policy[cell]).max().orElse(0) + 1];
        for (int k = 0; k < ofPolicies.length; k++) {
            ofActions[learner.policies[k][cell]] += ofPolicies[k];
        }
        return ofActions;
    }

    /** KL of one law from another, both given up to a factor. */
    private static double divergence(double[] first, double[] second) {
        double firstSum = sum(first);
        double secondSum = sum(second);
        double divergence = 0;
        for (int a = 0; a < first.length && firstSum > 0; a++) {
            if (second[a] > 0) {
                divergence += GibbsKernel.divergenceTerm(first[a] / firstSum, second[a] / secondSum);
            }
        }
        return divergence;
    }

    private static double sum(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }
}
