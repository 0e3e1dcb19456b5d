package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gibbs posterior over a finite list of policies theta_k with prior P (immutable), by log-sum-exp:
 *
 * <pre>
 * q_k = P_k exp(-beta (L_k - min L)) / Z,   L_k = m Rhat(theta_k) = sum_c N_c lt_c(theta_k(c))
 * KL(Q||P) = -log Z - beta sum_k q_k (L_k - min L)
 * </pre>
 *
 * <p>beta >= 0 finite, losses in [0, 1], KL in nats; the minimum is over policies of positive prior. beta = 0 and no
 * labels give the prior; as beta grows, Q becomes the prior given least empirical risk. The L_k are summed in twice the
 * working precision, so that policies that differ by little are told apart at 10^12 labels too. Listing the same policy
 * twice adds its priors. Source: Catoni 2007, section 1.1.3.
 */
public final class EnumeratedGibbs implements LabelGibbs {
    final int[][] policies;
    final double[] prior;
    final double[] risk;
    final double[] observableRisk;
    private final ObservedLosses observed;
    private final int[] pairOf;
    final double beta;

    private EnumeratedGibbs(ObservedLosses observed, int[][] policies, double[] prior, double beta) {
        this.observed = observed;
        this.policies = policies;
        this.prior = prior;
        this.beta = beta;
        this.pairOf = IntStream.range(0, observed.size()).map(observed::pairOf).toArray();
        this.risk = new double[policies.length];
        this.observableRisk = new double[policies.length];
        for (int k = 0; k < policies.length; k++) {
            for (int c = 0; c < pairOf.length; c++) {
                risk[k] += observed.probability[c] * observed.trueLoss[place(k, c)];
                observableRisk[k] += observed.probability[c] * observed.observableLoss[place(k, c)];
            }
        }
    }

    /**
     * The posterior over these policies.
     *
     * @param observed what it learns from
     * @param policies {@code policies[k][pair]}, an action; at least one policy, each with an action for every pair (s,
     *     y): a policy does not see the target; copied
     * @param policyPrior P, over the policies
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static EnumeratedGibbs of(ObservedLosses observed, int[][] policies, Pmf policyPrior, double beta) {
        Arguments.requireSize("policyPrior", policyPrior.size(), policies.length);
        int[][] copy = new int[policies.length][];
        for (int k = 0; k < policies.length; k++) {
            Arguments.requireSize("policies[" + k + "]", policies[k].length, observed.pairs());
            copy[k] = policies[k].clone();
            for (int c = 0; c < copy[k].length; c++) {
                if (copy[k][c] < 0 || copy[k][c] >= observed.actions) {
                    throw new IllegalArgumentException("policies[" + k + "][" + c + "]: " + copy[k][c]
                            + ", must be an action, 0.." + (observed.actions - 1));
                }
            }
        }
        return new EnumeratedGibbs(observed, copy, policyPrior.toArray(), Arguments.requireFinite("beta", beta));
    }

    /** Where the loss of a policy at a place stands. */
    private int place(int policy, int c) {
        return c * observed.actions + policies[policy][pairOf[c]];
    }

    @Override
    public ObservedLosses observed() {
        return observed;
    }

    @Override
    public Evaluator evaluator() {
        return new PolicyEvaluator(this);
    }

    @Override
    public PolicyLaw policyLaw() {
        return new PolicyEvaluator(this);
    }

    /** {@code L_k = sum_c N_c lt_c(theta_k(c))} as an unevaluated sum high + low; see {@link PolicyEvaluator}. */
    void losses(long[] counts, double[] high, double[] low) {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
        for (int k = 0; k < policies.length; k++) {
            for (int c = 0; c < counts.length; c++) {
                GibbsKernel.addProduct(high, low, k, counts[c], observed.observableLoss[place(k, c)]);
            }
        }
    }
}
