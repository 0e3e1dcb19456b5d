package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Bracket;
import java.util.Optional;

/**
 * A Gibbs learner from labels alone, whose KL the channel controls: {@code E KL = I(theta;D) + KL(E Q||P)}, with
 * {@code I(theta;D) <= I(U^m;Y^m|S^m) + I(theta;S^m)}. Source: Cao, arXiv:2509.15932; terms:
 * {@link ChannelDecomposition}.
 */
public interface LabelGibbs extends GibbsLearner {
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
