package dev.narrows.finite;

import dev.narrows.info.Pmf;
import dev.narrows.learner.CalibratedLosses;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.model.FiniteModel;
import java.util.List;
import java.util.Optional;

/**
 * A Gibbs posterior, {@code dQ/dP} proportional to {@code exp(-beta m Rhat)}, Rhat the empirical mean of the observable
 * loss.
 *
 * @param policies what the posterior is over
 * @param beta inverse temperature, finite and at least 0
 * @param labels number m of labels, 1..10^12
 * @param prior over what {@link PolicyClass#priorOver()} says
 * @param observable what the learner sees of a label's loss
 * @param proxy the target that each label is taken for; empty unless the observable loss is a proxy
 * @param holdOut whether a policy of half the labels is judged by the others beside that of all
 * @param split whether the shares of labels on which the loss reaches each of its levels are counted
 * @param calibration from which the channel is estimated; empty unless the observable loss is calibrated
 */
public record LearnerSpec(
        PolicyClass policies,
        double beta,
        long labels,
        Pmf prior,
        ObservableLoss observable,
        List<Integer> proxy,
        boolean holdOut,
        boolean split,
        Optional<Calibration> calibration) {
    /**
     * A learner.
     *
     * @param policies what the posterior is over
     * @param beta inverse temperature, finite and at least 0
     * @param labels number m of labels, 1..10^12
     * @param prior over what {@link PolicyClass#priorOver()} says
     * @param observable what the learner sees of a label's loss
     * @param proxy the target that each label is taken for; copied
     * @param holdOut whether a policy of half the labels is judged by the others beside that of all
     * @param split whether the shares of labels on which the loss reaches each of its levels are counted
     * @param calibration from which the channel is estimated; empty unless the observable loss is calibrated
     */
    public LearnerSpec {
        proxy = List.copyOf(proxy);
    }

    /**
     * A learner without hold-out and shares of levels.
     *
     * @param policies what the posterior is over
     * @param beta inverse temperature, finite and at least 0
     * @param labels number m of labels, 1..10^12
     * @param prior over what {@link PolicyClass#priorOver()} says
     * @param observable what the learner sees of a label's loss
     * @param proxy the target that each label is taken for; copied
     */
    public LearnerSpec(
            PolicyClass policies, double beta, long labels, Pmf prior, ObservableLoss observable, List<Integer> proxy) {
        this(policies, beta, labels, prior, observable, proxy, false, false, Optional.empty());
    }

    /**
     * The posterior that the settings describe, before any gold label.
     *
     * @param model the model
     * @return the learner
     */
    public GibbsLearner posterior(FiniteModel model) {
        return policies.posterior(new ObservableReader.Read(observable, proxy, calibration).of(model), prior, beta);
    }

    /**
     * The losses of an estimated channel.
     *
     * @param model the model
     * @return the losses, for any gold labels
     * @throws java.util.NoSuchElementException if the observable loss is not calibrated
     */
    CalibratedLosses calibrated(FiniteModel model) {
        return CalibratedLosses.of(model, calibration.orElseThrow().strength());
    }
}
