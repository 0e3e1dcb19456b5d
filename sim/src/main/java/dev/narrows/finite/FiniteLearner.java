package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Observed;
import dev.narrows.family.Remedy;
import dev.narrows.family.Trials;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.StreamKey;
import java.util.List;

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
        return spec.observable() == ObservableLoss.CALIBRATED
                ? new CalibratedTrials(this, streams)
                : new FiniteTrials(this, spec.posterior(model.model()), streams);
    }

    @Override
    public List<Remedy> remedies() {
        return new FiniteRemedies(model, spec).all();
    }
}
