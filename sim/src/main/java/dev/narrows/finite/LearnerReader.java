package dev.narrows.finite;

import dev.narrows.bound.LossLevels;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.Halves;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Optional;

/** Reads the learner; what depends on the model's sizes is checked when the model is sound. */
record LearnerReader(Parameters keys, Optional<ModelSpec> model) {
    private static final int MOST_LEVELS = 8;

    /** In the order of the resolved form. */
    Optional<FamilyLearner> read() {
        if (keys.choice("posterior", List.of("gibbs", GivenReader.NAME), "gibbs")
                .equals(GivenReader.NAME)) {
            return new GivenReader(keys, model).read();
        }
        PolicyType type = keys.type("class", PolicyType.class, PolicyType::all);
        double beta = keys.number("beta", Range.AT_LEAST_0, 20);
        ObservableReader.Read observable = ObservableReader.read(keys, model);
        long labels = keys.longInteger("labels", 1, ExactExpectations.MAX_LABELS, 1000);
        boolean holdOut = holdOut(labels, observable.loss());
        boolean split = split(observable.loss());
        Optional<double[]> prior = keys.prior("prior");
        Optional<? extends PolicyClass> policies = type.read(keys, model);
        policies.ifPresent(read -> keys.checkPrior("prior", prior, read.priorSize(), read.priorOver()));
        if (policies.isEmpty()
                || model.isEmpty()
                || !keys.sound()
                || !fitsMemory(keys, observable.loss(), model.get())) {
            return Optional.empty();
        }
        if (split && !fewLevels(model.get())) {
            return Optional.empty();
        }
        Pmf law = prior.map(Pmf::of).orElseGet(() -> Pmf.uniform(policies.get().priorSize()));
        LearnerSpec spec = new LearnerSpec(
                policies.get(),
                beta,
                labels,
                law,
                observable.loss(),
                observable.proxy(),
                holdOut,
                split,
                observable.calibration());
        return Optional.of(new FiniteLearner(model.get(), spec));
    }

    /** Not named where it is missing: the scenario is then what it was before there was the key. */
    private boolean holdOut(long labels, ObservableLoss observable) {
        if (!keys.has("hold-out")) {
            return false;
        }
        keys.choice("hold-out", List.of("half"), "half");
        if (observable == ObservableLoss.CALIBRATED) {
            keys.refuse(
                    "hold-out",
                    "judges by the loss that the learner goes by, which here is an estimate; needs"
                            + " observable: canonical, revealed or a proxy");
        }
        if (labels > Halves.MOST_LABELS) {
            keys.refuse(
                    "hold-out",
                    "splits " + Wording.count(labels) + " labels one by one, may split "
                            + Wording.count(Halves.MOST_LABELS));
        }
        return true;
    }

    /** Not named where it is missing either. */
    private boolean split(ObservableLoss observable) {
        if (!keys.has("split")) {
            return false;
        }
        keys.choice("split", List.of("levels"), "levels");
        if (observable != ObservableLoss.REVEALED) {
            keys.refuse("split", "counts losses on revealed targets, needs observable: revealed");
        }
        return true;
    }

    /** Each level is a share to pay for and to keep. */
    private boolean fewLevels(ModelSpec of) {
        int levels = LossLevels.of(of.loop().loss()).steps() + 1;
        boolean few = levels > 1 && levels <= MOST_LEVELS;
        if (!few) {
            keys.refuse(
                    "split",
                    "counts the labels of each value of the loss, which has " + Wording.count(levels) + ", may have 2.."
                            + MOST_LEVELS);
        }
        return few;
    }

    /** Revealed targets: law and losses of the triples (s, y, u); gold labels: their law and counts. */
    static boolean fitsMemory(Parameters keys, ObservableLoss observable, ModelSpec of) {
        if (observable != ObservableLoss.REVEALED && observable != ObservableLoss.CALIBRATED) {
            return true;
        }
        long triples = (long) of.contexts() * of.labels() * of.targets();
        long numbers = triples * (1L + of.actions());
        long most = keys.memo().mostNumbers();
        if (numbers > most) {
            keys.refuse(
                    "observable",
                    "needs " + Wording.count(numbers) + " numbers for labels with their targets, may need "
                            + Wording.count(most));
        }
        return numbers <= most;
    }
}
