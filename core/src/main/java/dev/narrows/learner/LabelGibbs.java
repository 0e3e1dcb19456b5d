package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Bracket;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A Gibbs learner with a law of whole policies theta. From labels alone, D = (S_i,Y_i), i = 1..m, the channel limits
 * one term of its expected KL,
 *
 * <pre>
 * E KL(Q_D||P)   = I(theta;D) + KL(Qbar||P),   Qbar = E Q_D
 * I(theta;D)     = I(theta;U^m) + rho,         rho  = I(theta;D|U^m)
 * I(theta;U^m)  &lt;= m (I(U;S) + I(U;Y|S))       limited by the channel
 * </pre>
 *
 * <p>while rho, what theta takes from the noise of contexts and labels given the targets, and KL(Qbar||P) are not:
 * where contexts and labels tell nothing of the target I(theta;D) may be positive, all of it rho. A learner that is
 * shown the targets has no such limit. Nats. Source: Cao, arXiv:2509.15932; all terms: {@link ChannelDecomposition}.
 *
 * <p>Everything is had from {@link #policyLaw()} by enumeration. A learner that knows more, such as a product formula,
 * overrides {@link #expectations}, and with it {@link #informationBracket} and {@link #nestedInformation}.
 */
public interface LabelGibbs extends GibbsLearner {
    /**
     * The law of whole policies.
     *
     * @return scratch space, one per thread
     */
    PolicyLaw policyLaw();

    @Override
    default double[][] actionLaws(long[] counts) {
        PolicyLaw law = policyLaw();
        double[] q = new double[law.policies().intValueExact()];
        law.posterior(counts, q);
        double[][] laws = new double[observed().pairs()][observed().actions];
        for (int c = 0; c < laws.length; c++) {
            for (int k = 0; k < q.length; k++) {
                laws[c][law.action(k, c * observed().perPair)] += q[k];
            }
        }
        return laws;
    }

    /** One whole policy of {@link #policyLaw()}. */
    @Override
    default int[] drawn(long[] counts, DoubleSupplier uniform) {
        PolicyLaw law = policyLaw();
        double[] q = new double[law.policies().intValueExact()];
        law.posterior(counts, q);
        int policy = PolicyDraw.of(q, uniform.getAsDouble());
        int[] actions = new int[observed().pairs()];
        Arrays.setAll(actions, c -> law.action(policy, c * observed().perPair));
        return actions;
    }

    @Override
    default Optional<ExactExpectations> expectations(long labels, long most) {
        return labels <= most
                        && CountVectors.within(
                                KlDecomposition.countVectors(pairs(), labels),
                                policyLaw().policies(),
                                most)
                ? Optional.of(ExactExpectations.of(KlDecomposition.of(this, labels)))
                : Optional.empty();
    }

    /** Itself, unless targets are revealed. */
    @Override
    default Optional<LabelGibbs> fromLabels() {
        return observed().fromLabels() ? Optional.of(this) : Optional.empty();
    }

    /**
     * What there is to enumerate for all terms of the KL.
     *
     * @param model the model whose pairs (s, y) these are
     * @param labels m, at least 1
     * @return numbers of compositions, count vectors and policies
     */
    default ChannelDecomposition.Size decompositionSize(FiniteModel model, long labels) {
        return ChannelDecomposition.size(new TargetPairs(model), policyLaw(), labels);
    }

    /**
     * All terms of the KL, by enumeration.
     *
     * @param model the model whose pairs (s, y) these are
     * @param labels m, at least 1
     * @return the terms, nats
     * @throws IllegalArgumentException if the learner is not over the model's pairs or there is too much to enumerate
     */
    default ChannelDecomposition decomposition(FiniteModel model, long labels) {
        return ChannelDecomposition.of(this, model, labels);
    }

    /**
     * Limits of I(theta;D) where exact expectations give no more than that.
     *
     * @param labels m
     * @param expectations those of this learner at m labels
     * @return limits in nats, rounded outward; empty where {@link ExactExpectations#informationFactorised()} is
     *     I(theta;D) itself
     */
    default Optional<Bracket> informationBracket(long labels, ExactExpectations expectations) {
        return Optional.empty();
    }

    /**
     * Nested Monte Carlo of I(theta;D).
     *
     * @param labels m
     * @return what draws and weighs data sets of m labels
     */
    default NestedInformation nestedInformation(long labels) {
        return new NestedPolicies(policyLaw(), pairs());
    }
}
