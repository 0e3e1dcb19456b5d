package dev.narrows.dirichlet;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorLadder;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Observed;
import dev.narrows.family.Remedy;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.PairLearner;
import dev.narrows.sampling.StreamKey;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A learner of decision tables from pairs of target and label.
 *
 * @param model the model
 * @param gibbs whether it is the Gibbs posterior; else the Bayes learner, which knows the prior
 * @param beta inverse temperature of the Gibbs posterior
 * @param labels m
 */
record DirichletLearner(DirichletModel model, boolean gibbs, double beta, long labels) implements FamilyLearner {
    @Override
    public Observed observed() {
        return new Observed("revealed", "the true risk", true);
    }

    /** The floor in m beside those of the model. */
    @Override
    public ExactHalf exact(ExactHalf ofModel, BoundCatalogue bounds) {
        return new ExactHalf(
                ofModel.informations(),
                FloorLadder.of(bounds.floors(), model.learned(labels), ofModel.informations()),
                ofModel.bayes(),
                ofModel.blindRisk(),
                ofModel.details());
    }

    /** For one thread. */
    PairLearner learner() {
        return gibbs ? PairLearner.gibbs(model.loss(), beta) : PairLearner.bayes(model.prior(), model.loss());
    }

    @Override
    public Trials trials(StreamKey streams) {
        return new DirichletTrials(this, streams);
    }

    @Override
    public List<Remedy> remedies() {
        return LongStream.of(2, 10)
                .map(factor -> factor * labels)
                .filter(more -> more <= ExactExpectations.MAX_LABELS)
                .mapToObj(more -> Remedy.of(Remedy.Change.of(
                        Wording.count(more) + " labels instead of " + Wording.count(labels),
                        "learner.labels",
                        Json.of(more))))
                .toList();
    }
}
