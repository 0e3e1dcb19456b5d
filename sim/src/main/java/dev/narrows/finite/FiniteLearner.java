package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Observed;
import dev.narrows.family.Trials;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.ProxyGibbs;
import dev.narrows.learner.RevealedGibbs;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.StreamKey;

/**
 * A learner of the finite family with the model that it learns from.
 *
 * @param model the model
 * @param spec the settings of the learner
 */
public record FiniteLearner(ModelSpec model, LearnerSpec spec) implements FamilyLearner {
    @Override
    public long labels() {
        return spec.labels();
    }

    @Override
    public Observed observed() {
        ObservableLoss observable = spec.observable();
        return new Observed(observable.label(), observable.bounds(), observable.matched());
    }

    @Override
    public Trials trials(StreamKey streams) {
        return new FiniteTrials(this, gibbs(), streams);
    }

    /** The posterior that the settings describe. */
    GibbsLearner gibbs() {
        return spec.policyClass() == PolicyClass.TABLE ? table(model.model(), spec) : enumerated(model.model(), spec);
    }

    private static GibbsLearner table(FiniteModel model, LearnerSpec spec) {
        return switch (spec.observable()) {
            case CANONICAL -> TableGibbs.of(model, spec.prior(), spec.beta());
            case REVEALED -> RevealedGibbs.table(model, spec.prior(), spec.beta());
            case PROXY -> ProxyGibbs.table(model, spec.proxyTargets(), spec.prior(), spec.beta());
        };
    }

    private static GibbsLearner enumerated(FiniteModel model, LearnerSpec spec) {
        int[][] policies = spec.policies().orElseThrow().toArray();
        return switch (spec.observable()) {
            case CANONICAL -> EnumeratedGibbs.of(model, policies, spec.prior(), spec.beta());
            case REVEALED -> RevealedGibbs.enumerated(model, policies, spec.prior(), spec.beta());
            case PROXY -> ProxyGibbs.enumerated(model, spec.proxyTargets(), policies, spec.prior(), spec.beta());
        };
    }
}
