package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Observed;
import dev.narrows.family.Trials;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.StreamKey;

/**
 * A learner of another program with the model whose data it learned from.
 *
 * @param model the model
 * @param given its policies
 */
record GivenLearner(ModelSpec model, GivenPolicy given) implements FamilyLearner {
    @Override
    public long labels() {
        return given.labels();
    }

    /** All that were not trained on; half of them where no such policy is among the quantities. */
    @Override
    public long heldOut() {
        return given.trainedOn().isPresent() ? labels() - given.trainedOn().getAsLong() : FamilyLearner.super.heldOut();
    }

    @Override
    public Observed observed() {
        ObservableLoss observable = given.observable().loss();
        return new Observed(observable.label(), observable.bounds(), observable.matched());
    }

    @Override
    public Trials trials(StreamKey streams) {
        return new GivenTrials(this, streams);
    }
}
