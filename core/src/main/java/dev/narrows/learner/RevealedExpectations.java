package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * What a {@link RevealedTableGibbs} does in expectation over data sets of m labels, where its counts can be enumerated:
 * pair by pair, since risk, empirical risk and KL are sums over pairs. Within a pair the counts over the K targets and
 * the rest of the labels are multinomial, {@code C(m + K_c, K_c)} vectors with K_c targets of positive probability.
 *
 * <p>Exact up to rounding. There is no way around the enumeration as there is for counts of pairs alone: given the
 * pair's count the targets are multinomial still. Nats.
 */
public final class RevealedExpectations {
    private RevealedExpectations() {}

    /**
     * Number of count vectors that {@link #of} would enumerate.
     *
     * @param learner the posterior
     * @param labels m, at least 1
     * @return the number, over all pairs
     * @throws IllegalArgumentException if {@code labels < 1}
     */
    public static BigInteger countVectors(RevealedTableGibbs learner, long labels) {
        Arguments.requireAtLeast("labels", labels, 1);
        BigInteger sum = BigInteger.ZERO;
        for (int c = 0; c < learner.observed().pairs(); c++) {
            int positive = CountVectors.positivePairs(lawOfPair(learner.observed(), c)).length;
            sum = sum.add(KlDecomposition.countVectors(positive, labels));
        }
        return sum;
    }

    /**
     * The expectations.
     *
     * @param learner the posterior
     * @param labels m, at least 1
     * @return the expectations
     * @throws IllegalArgumentException if there are more than {@link KlDecomposition#MAX_COUNT_VECTORS} count vectors
     */
    public static ExactExpectations of(RevealedTableGibbs learner, long labels) {
        KlDecomposition.requireFew(labels, "with revealed targets", countVectors(learner, labels));
        ObservedLosses observed = learner.observed();
        CompensatedSum risk = new CompensatedSum();
        CompensatedSum loss = new CompensatedSum();
        CompensatedSum kl = new CompensatedSum();
        CompensatedSum ofLabel = new CompensatedSum();
        RevealedTableEvaluator evaluator = new RevealedTableEvaluator(learner);
        long[] counts = new long[learner.pairs()];
        for (int c = 0; c < observed.pairs(); c++) {
            double[] law = lawOfPair(observed, c);
            CountVectors vector = new CountVectors(law, (int) labels);
            LabelInformation ofTarget = new LabelInformation(
                    law,
                    CountVectors.positivePairs(Arrays.copyOf(law, observed.perPair)),
                    observed.actions,
                    (a, u) -> a);
            do {
                System.arraycopy(vector.counts(), 0, counts, c * observed.perPair, observed.perPair);
                double probability = vector.probability();
                kl.add(probability * evaluator.posterior(c, counts));
                risk.add(probability * evaluator.risk(c));
                loss.add(probability * evaluator.loss());
                ofTarget.add(probability, vector.counts(), evaluator.q);
            } while (vector.next());
            ofLabel.add(ofTarget.value());
        }
        // of I(theta;D) no more is known here than that it lies between 0 and E KL
        return new ExactExpectations(
                risk.value(), risk.value(), loss.value() / labels, kl.value(), kl.value(), 0, ofLabel.value(), 0);
    }

    /** {@code p(c,u)} for every target u, then what is left for the other pairs. */
    private static double[] lawOfPair(ObservedLosses observed, int pair) {
        int from = pair * observed.perPair;
        double[] law = Arrays.copyOfRange(observed.probability, from, from + observed.perPair + 1);
        law[observed.perPair] = CompensatedSum.of(
                observed.size(), t -> t < from || t >= from + observed.perPair ? observed.probability[t] : 0);
        return law;
    }
}
