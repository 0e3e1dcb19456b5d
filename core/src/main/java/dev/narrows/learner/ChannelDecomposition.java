package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import java.math.BigInteger;

/**
 * Where the expected KL of a learner from labels comes from, exactly up to rounding, in nats:
 *
 * <pre>
 * E KL(Q_D||P) = I(theta;U^m) + rho + KL(Qbar||P)
 * I(theta;U^m) = sum_n P(n) KL(Qbar_n||Qbar)                          what the targets explain
 * rho          = I(theta;D|U^m) = sum_n P(n) sum_N P(N|n) KL(Q_N||Qbar_n)   what the noise adds
 * </pre>
 *
 * <p>n ~ Mult(m, p_U) is the composition of the targets, which is all of them that matters, {@code Qbar_n = E[Q_N|n]}
 * and {@code Qbar = E Q_N}; given n, {@code N = sum_u Mult(n_u, p(s,y|u))}. theta is the whole policy. The terms are
 * computed apart from each other, none by subtraction. {@code I(theta;U^m) <= m (I(U;S) + I(U;Y|S))} is what the
 * channel controls. Source: Cao, arXiv:2509.15932; chain rule and compensation identity.
 *
 * @param expectedKl {@code E KL(Q_D||P)}
 * @param informationTargets {@code I(theta;U^m)}
 * @param rho {@code I(theta;D|U^m)}
 * @param marginalDivergence {@code KL(Qbar||P)}
 * @param compositions number of target compositions enumerated
 * @param countVectors number of count vectors enumerated for each
 */
public record ChannelDecomposition(
        double expectedKl,
        double informationTargets,
        double rho,
        double marginalDivergence,
        long compositions,
        long countVectors) {
    private static final long MAX_STORED = 4_000_000;

    /**
     * {@code I(theta;D)}.
     *
     * @return {@code I(theta;U^m) + rho}, nats
     */
    public double information() {
        return informationTargets + rho;
    }

    /**
     * Sizes of an enumeration.
     *
     * @param compositions of the targets, {@code C(m + K - 1, K - 1)}
     * @param countVectors of the pairs, {@code C(m + c - 1, c - 1)}
     * @param policies policies that the learner tells apart
     * @param labels m
     */
    public record Size(BigInteger compositions, BigInteger countVectors, BigInteger policies, long labels) {
        /**
         * Whether the enumeration is small enough.
         *
         * @return whether {@link LabelGibbs#decomposition} does it
         */
        public boolean feasible() {
            BigInteger stored = countVectors.multiply(policies.max(BigInteger.valueOf(labels)));
            return stored.compareTo(BigInteger.valueOf(MAX_STORED)) <= 0
                    && compositions.multiply(stored).compareTo(BigInteger.valueOf(KlDecomposition.MAX_PRODUCTS)) <= 0;
        }

        private void require() {
            if (!feasible()) {
                throw new IllegalArgumentException("labels: " + labels + " give " + compositions
                        + " target compositions, "
                        + countVectors + " count vectors and " + policies + " policies, the product must be at most "
                        + KlDecomposition.MAX_PRODUCTS + ", without the compositions " + MAX_STORED);
            }
        }
    }

    /** The sizes for the policies that a learner tells apart. */
    static Size size(TargetPairs law, PolicyLaw policies, long labels) {
        return new Size(
                KlDecomposition.countVectors(law.target.length, labels),
                KlDecomposition.countVectors(law.pairs.length, labels),
                policies.policies(),
                labels);
    }

    /** The decomposition; refused where there is too much to enumerate. */
    static ChannelDecomposition of(LabelGibbs learner, FiniteModel model, long labels) {
        Arguments.requireSize("learner", learner.pairs(), model.pairs());
        TargetPairs law = new TargetPairs(model);
        PolicyLaw policies = learner.policyLaw();
        size(law, policies, labels).require();
        return new ChannelEnumeration(law, model.pairs(), (int) labels, policies).decomposition();
    }
}
