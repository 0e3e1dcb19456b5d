package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import java.util.Optional;

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
    final double[] pairProbability;
    final double[] risk;
    final double[] observableRisk;
    private final double[] observableLoss;
    private final int actions;
    private final double beta;

    private EnumeratedGibbs(
            double[] pairProbability,
            double[] trueLoss,
            double[] observableLoss,
            int actions,
            int[][] policies,
            double[] prior,
            double beta) {
        this.policies = policies;
        this.prior = prior;
        this.beta = beta;
        this.actions = actions;
        this.pairProbability = pairProbability;
        this.observableLoss = observableLoss;
        this.risk = new double[policies.length];
        this.observableRisk = new double[policies.length];
        for (int k = 0; k < policies.length; k++) {
            for (int c = 0; c < pairProbability.length; c++) {
                risk[k] += pairProbability[c] * trueLoss[c * actions + policies[k][c]];
                observableRisk[k] += pairProbability[c] * loss(k, c);
            }
        }
    }

    /**
     * The canonical posterior over these policies.
     *
     * @param model gives pair probabilities and {@code lt(a;s,y) = E[l(a,U,S)|S=s,Y=y]}
     * @param policies {@code policies[k][pair]}, an action; at least one policy, each with an action for every pair;
     *     copied
     * @param policyPrior P, over the policies
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if sizes do not fit, an action is none of the model's, or beta is negative,
     *     infinite or NaN
     */
    public static EnumeratedGibbs of(FiniteModel model, int[][] policies, Pmf policyPrior, double beta) {
        return of(model, model.canonicalLosses(), policies, policyPrior, beta);
    }

    /** The posterior of this observable loss. */
    static EnumeratedGibbs of(
            FiniteModel model, double[] observableLoss, int[][] policies, Pmf policyPrior, double beta) {
        return of(
                model.pairProbabilities(),
                model.canonicalLosses(),
                observableLoss,
                model.actions(),
                policies,
                policyPrior,
                beta);
    }

    /**
     * The posterior over these policies for an observable loss that is not the canonical one.
     *
     * @param pairProbability {@code p_c}, with sum 1 within 1e-9; copied
     * @param trueLoss {@code E[l(a,U,S)|c]} at {@code c * actions + a}, in [0, 1]; not kept
     * @param observableLoss {@code lt_c(a)} at {@code c * actions + a}, in [0, 1]; copied
     * @param actions number of actions, at least 1
     * @param policies {@code policies[k][pair]}, an action; at least one policy, each with an action for every pair;
     *     copied
     * @param policyPrior P, over the policies
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static EnumeratedGibbs of(
            double[] pairProbability,
            double[] trueLoss,
            double[] observableLoss,
            int actions,
            int[][] policies,
            Pmf policyPrior,
            double beta) {
        GibbsKernel.requireTables(pairProbability, trueLoss, observableLoss, actions);
        double[] p = pairProbability.clone();
        Arguments.requireSize("policyPrior", policyPrior.size(), policies.length);
        int[][] copy = new int[policies.length][];
        for (int k = 0; k < policies.length; k++) {
            Arguments.requireSize("policies[" + k + "]", policies[k].length, p.length);
            copy[k] = policies[k].clone();
            for (int c = 0; c < copy[k].length; c++) {
                if (copy[k][c] < 0 || copy[k][c] >= actions) {
                    throw new IllegalArgumentException("policies[" + k + "][" + c + "]: " + copy[k][c]
                            + ", must be an action, 0.." + (actions - 1));
                }
            }
        }
        return new EnumeratedGibbs(
                p,
                trueLoss,
                observableLoss.clone(),
                actions,
                copy,
                policyPrior.toArray(),
                Arguments.requireFinite("beta", beta));
    }

    private double loss(int policy, int pair) {
        return observableLoss[pair * actions + policies[policy][pair]];
    }

    @Override
    public int pairs() {
        return pairProbability.length;
    }

    /**
     * Number of policies.
     *
     * @return at least 1
     */
    public int policies() {
        return policies.length;
    }

    /**
     * Inverse temperature.
     *
     * @return beta
     */
    public double beta() {
        return beta;
    }

    @Override
    public Evaluator evaluator() {
        return new PolicyEvaluator(this);
    }

    /**
     * The posterior of one data set.
     *
     * @param counts {@code N_c >= 0} for every pair; not modified
     * @return {@code q_k}, one entry per policy
     * @throws IllegalArgumentException if the number of counts is not that of the pairs or a count is negative
     */
    public double[] posterior(long[] counts) {
        double[] q = new double[policies.length];
        new PolicyEvaluator(this).tilt(counts, q);
        return q;
    }

    @Override
    public double[][] actionLaws(long[] counts) {
        double[] q = posterior(counts);
        double[][] laws = new double[pairs()][actions];
        for (int c = 0; c < laws.length; c++) {
            for (int k = 0; k < q.length; k++) {
                laws[c][policies[k][c]] += q[k];
            }
        }
        return laws;
    }

    @Override
    public Optional<ExactExpectations> expectations(long labels, long most) {
        return labels <= most && CountVectors.within(KlDecomposition.countVectors(pairs(), labels), policies(), most)
                ? Optional.of(ExactExpectations.of(KlDecomposition.of(this, labels)))
                : Optional.empty();
    }

    @Override
    public ChannelDecomposition.Size decompositionSize(FiniteModel model, long labels) {
        return ChannelDecomposition.size(new TargetPairs(model), new PolicyEvaluator(this), labels);
    }

    @Override
    public ChannelDecomposition decomposition(FiniteModel model, long labels) {
        Arguments.requireSize("learner", pairs(), model.pairs());
        return ChannelDecomposition.of(new TargetPairs(model), new PolicyEvaluator(this), model, labels);
    }

    @Override
    public Optional<Bracket> informationBracket(long labels, ExactExpectations expectations) {
        return Optional.empty();
    }

    @Override
    public NestedInformation nestedInformation(long labels) {
        return new NestedPolicies(this);
    }

    /** {@code L_k = sum_c N_c lt_c(theta_k(c))} as an unevaluated sum high + low; see {@link PolicyEvaluator}. */
    void losses(long[] counts, double[] high, double[] low) {
        for (int k = 0; k < policies.length; k++) {
            double sum = 0;
            double rest = 0;
            for (int c = 0; c < counts.length; c++) {
                double n = counts[c];
                double lossOfPair = loss(k, c);
                double product = n * lossOfPair;
                double next = sum + product;
                double part = next - sum;
                rest += (sum - (next - part)) + (product - part) + Math.fma(n, lossOfPair, -product);
                sum = next;
            }
            high[k] = sum;
            low[k] = rest;
        }
    }
}
