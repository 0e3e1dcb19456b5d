package dev.narrows.learner;

import java.math.BigInteger;

/**
 * Evaluation of an {@link EnumeratedGibbs} on one data set after the other, in O(policies x pairs) (scratch, unshared):
 *
 * <pre>
 * q_k  proportional to P_k exp(-beta L_k),   L_k = sum_c N_c lt_c(theta_k(c)) = m Rhat(theta_k)
 * R(Q) = sum_k q_k R(theta_k),   Rhat(Q) = (1/m) sum_k q_k L_k,   KL(Q||P) = -log Z - beta sum_k q_k (L_k - L_min)
 * Z    = sum_k P_k exp(-beta (L_k - L_min)),   L_min the least L_k of positive prior
 * </pre>
 *
 * <p>KL in nats, by {@link GibbsKernel} for small ones without cancellation. L_k is kept as an unevaluated sum of two
 * doubles. Rounded to nearest, neither end certified. Without labels Q is P, {@code Rhat = 0} and {@code KL = 0}.
 */
final class PolicyEvaluator implements Evaluator, PolicyLaw {
    private final EnumeratedGibbs learner;
    private final double[] high;
    private final double[] low;
    private final double[] exponent;
    private final double[] weight;

    PolicyEvaluator(EnumeratedGibbs learner) {
        this.learner = learner;
        int policies = learner.prior.length;
        this.high = new double[policies];
        this.low = new double[policies];
        this.exponent = new double[policies];
        this.weight = new double[policies];
    }

    @Override
    public void evaluate(long[] counts, double[] values) {
        double divergence = tilt(counts, weight);
        long labels = GibbsKernel.labels(counts, learner.pairs());
        double risk = 0;
        double observable = 0;
        double loss = 0;
        for (int k = 0; k < weight.length; k++) {
            risk += weight[k] * learner.risk[k];
            observable += weight[k] * learner.observableRisk[k];
            loss += weight[k] * high[k];
        }
        GibbsKernel.fill(values, risk, observable, labels == 0 ? 0 : loss / labels, divergence);
    }

    @Override
    public BigInteger policies() {
        return BigInteger.valueOf(learner.prior.length);
    }

    @Override
    public double[] prior() {
        return learner.prior;
    }

    @Override
    public void posterior(long[] counts, double[] q) {
        tilt(counts, q);
    }

    @Override
    public int action(int policy, int place) {
        return learner.policies[policy][learner.observed().pairOf(place)];
    }

    /**
     * The posterior of one data set.
     *
     * @param counts {@code N_c >= 0}, one for each pair; not modified
     * @param q overwritten with {@code q_k}
     * @return {@code KL(Q||P)}, nats
     * @throws IllegalArgumentException if the number of counts is not that of the pairs or a count is negative
     */
    double tilt(long[] counts, double[] q) {
        GibbsKernel.labels(counts, learner.pairs());
        learner.losses(counts, high, low);
        GibbsKernel.exponents(learner.prior, high, low, learner.beta, exponent);
        return GibbsKernel.posterior(learner.prior, exponent, 0, q.length, 1, q);
    }
}
