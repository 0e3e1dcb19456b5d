package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.math.BigInteger;

/**
 * {@code E KL(Q_D||P) = I(theta;D) + KL(Qbar||P)}, {@code Qbar = E Q_D}: how much of the divergence from the prior is
 * information about the data set, and how much is the same for every data set. Exact up to rounding, in nats, by
 * enumerating all vectors of counts:
 *
 * <pre>
 * I(theta;D)  = sum_N P(N) sum_theta q_N(theta) log(q_N(theta)/qbar(theta))
 * KL(Qbar||P) = sum_theta qbar(theta) log(qbar(theta)/P(theta))
 * I_1         = sum_z p(z) KL(law(theta(z)|Z_1=z) || law(theta(z))) &lt;= I(theta;Z_1) &lt;= I(theta;D)/m
 *               law(theta(z)|Z_1=z) = E[N_z q_z]/(m p(z)),   law(theta(z)) = E q_z
 * </pre>
 *
 * <p>I_1 is what one label {@code Z = (s,y)}, or {@code (s,y,u)} where targets are revealed, tells of theta(Z), the
 * action that the policy takes on it: {@code N_z} counts the labels z, {@code q_z} is the posterior law of theta(z). It
 * is at most I(theta;Z_1), since theta(z) is a function of theta (data processing); and the informations of independent
 * labels, whose order the learner does not mind, sum to no more than that of all.
 *
 * <p>theta is the whole policy. For decision tables the terms are not sums over pairs, since Qbar is no product: the
 * counts of different pairs depend on each other. (E KL is such a sum.) The three numbers are computed apart from each
 * other. Sources: Cao, arXiv:2509.15932; the identity is the compensation identity, F. Topsoe 1967; I(theta;Z_1) from
 * Y. Bu, S. Zou, V. V. Veeravalli, Tightening mutual information-based bounds on generalization error, IEEE J. Sel.
 * Areas Inf. Theory 1 (2020), proposition 1.
 *
 * @param expectedKl {@code E KL(Q_D||P)}
 * @param information {@code I(theta;D)}
 * @param marginalDivergence {@code KL(Qbar||P)}
 * @param risk {@code E R}
 * @param observableRisk {@code E} of the risk under the observable loss
 * @param empiricalRisk {@code E Rhat}
 * @param labelInformation {@code I_1}, nats per label, at least 0
 */
public record KlDecomposition(
        double expectedKl,
        double information,
        double marginalDivergence,
        double risk,
        double observableRisk,
        double empiricalRisk,
        double labelInformation) {

    /** Largest number of count vectors that is enumerated. */
    public static final long MAX_COUNT_VECTORS = 2_000_000;

    /** Largest product of the numbers of count vectors and policies that is enumerated: a few seconds. */
    public static final long MAX_PRODUCTS = 100_000_000;

    /**
     * Number of vectors of counts, {@code C(m + c - 1, c - 1)}.
     *
     * @param pairs c, pairs of positive probability, at least 1
     * @param labels m, at least 1
     * @return the number
     * @throws IllegalArgumentException if an argument is below 1
     */
    public static BigInteger countVectors(int pairs, long labels) {
        Arguments.requireAtLeast("pairs", pairs, 1);
        Arguments.requireAtLeast("labels", labels, 1);
        BigInteger vectors = BigInteger.ONE;
        for (int i = 1; i < pairs; i++) {
            vectors = vectors.multiply(BigInteger.valueOf(Math.addExact(labels, i)))
                    .divide(BigInteger.valueOf(i));
        }
        return vectors;
    }

    /**
     * The decomposition.
     *
     * @param learner the posterior
     * @param labels m, at least 1
     * @return the decomposition
     * @throws IllegalArgumentException if there are more than {@link #MAX_COUNT_VECTORS} count vectors, or more than
     *     {@link #MAX_PRODUCTS} pairs of one and a policy
     */
    public static KlDecomposition of(LabelGibbs learner, long labels) {
        Evaluator evaluator = learner.evaluator();
        PolicyLaw policies = learner.policyLaw();
        double[] probability = learner.observed().probability;
        int[] pairs = CountVectors.positivePairs(probability);
        requireFeasible(pairs.length, labels, policies.policies());
        double[] prior = policies.prior();
        LabelInformation ofLabel = new LabelInformation(probability, pairs, prior.length, policies::action);
        CountVectors vector = new CountVectors(probability, (int) labels);
        CompensatedSum kl = new CompensatedSum();
        CompensatedSum risk = new CompensatedSum();
        CompensatedSum observable = new CompensatedSum();
        CompensatedSum empirical = new CompensatedSum();
        double[] q = new double[prior.length];
        double[] values = new double[GibbsLearner.VALUES];
        do {
            double weight = vector.probability();
            evaluator.evaluate(vector.counts(), values);
            kl.add(weight * values[GibbsLearner.KL]);
            risk.add(weight * values[GibbsLearner.RISK]);
            observable.add(weight * values[GibbsLearner.OBSERVABLE_RISK]);
            empirical.add(weight * values[GibbsLearner.EMPIRICAL_RISK]);
            policies.posterior(vector.counts(), q);
            ofLabel.add(weight, vector.counts(), q);
        } while (vector.next());
        vector.restart();
        double information = information(vector, policies, ofLabel.mean());
        return new KlDecomposition(
                kl.value(),
                information,
                GibbsKernel.divergence(ofLabel.mean(), prior),
                risk.value(),
                observable.value(),
                empirical.value(),
                ofLabel.value());
    }

    static void requireFeasible(int pairs, long labels, BigInteger policies) {
        BigInteger vectors = countVectors(pairs, labels);
        requireFew(labels, "over " + pairs + " pairs", vectors);
        BigInteger products = vectors.multiply(policies);
        if (products.compareTo(BigInteger.valueOf(MAX_PRODUCTS)) > 0) {
            throw new IllegalArgumentException("labels: " + labels + " over " + pairs + " pairs give " + vectors
                    + " count vectors and there are " + policies + " policies, the product must be at most "
                    + MAX_PRODUCTS);
        }
    }

    /** Refuses more count vectors, or labels, than are enumerated. */
    static void requireFew(long labels, String of, BigInteger vectors) {
        if (labels > MAX_COUNT_VECTORS || vectors.compareTo(BigInteger.valueOf(MAX_COUNT_VECTORS)) > 0) {
            throw new IllegalArgumentException("labels: " + labels + " " + of + " give " + vectors
                    + " count vectors, labels and these must be at most " + MAX_COUNT_VECTORS);
        }
    }

    private static double information(CountVectors vector, PolicyLaw policies, double[] mean) {
        CompensatedSum information = new CompensatedSum();
        double[] q = new double[mean.length];
        do {
            policies.posterior(vector.counts(), q);
            information.add(vector.probability() * GibbsKernel.divergence(q, mean));
        } while (vector.next());
        return information.value();
    }
}
