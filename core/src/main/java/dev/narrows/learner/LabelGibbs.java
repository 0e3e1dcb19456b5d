package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Bracket;
import java.util.Optional;

/**
 * A Gibbs learner from labels alone, D = (S_i,Y_i), i = 1..m: the channel limits one term of its expected KL,
 *
 * <pre>
 * E KL(Q_D||P)   = I(theta;D) + KL(Qbar||P),   Qbar = E Q_D
 * I(theta;D)     = I(theta;U^m) + rho,         rho  = I(theta;D|U^m)
 * I(theta;U^m)  &lt;= m (I(U;S) + I(U;Y|S))       limited by the channel
 * </pre>
 *
 * <p>while rho, what theta takes from the noise of contexts and labels given the targets, and KL(Qbar||P) are not:
 * where contexts and labels tell nothing of the target I(theta;D) may be positive, all of it rho. A learner that is
 * shown the targets has no such limit and is no LabelGibbs. Nats. Source: Cao, arXiv:2509.15932; all terms:
 * {@link ChannelDecomposition}.
 */
public interface LabelGibbs extends GibbsLearner {
    @Override
    default Optional<LabelGibbs> fromLabels() {
        return Optional.of(this);
    }

    /**
     * What there is to enumerate for all terms of the KL.
     *
     * @param model the model whose pairs (s, y) these are
     * @param labels m, at least 1
     * @return numbers of compositions, count vectors and policies
     * @throws IllegalArgumentException if the learner is not over the model's pairs
     */
    ChannelDecomposition.Size decompositionSize(FiniteModel model, long labels);

    /**
     * All terms of the KL, by enumeration.
     *
     * @param model the model whose pairs (s, y) these are
     * @param labels m, at least 1
     * @return the terms, nats
     * @throws IllegalArgumentException if the learner is not over the model's pairs or there is too much to enumerate
     */
    ChannelDecomposition decomposition(FiniteModel model, long labels);

    /**
     * Limits of I(theta;D) where exact expectations give no more than that.
     *
     * @param labels m
     * @param expectations those of this learner at m labels
     * @return limits in nats, rounded outward; empty where {@link ExactExpectations#informationFactorised()} is
     *     I(theta;D) itself
     */
    Optional<Bracket> informationBracket(long labels, ExactExpectations expectations);

    /**
     * Nested Monte Carlo of I(theta;D).
     *
     * @param labels m
     * @return what draws and weighs data sets of m labels
     */
    NestedInformation nestedInformation(long labels);
}
