package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Optional;

/** Reads the learner; what depends on the model's sizes is checked when the model is sound. */
final class LearnerReader {
    static final long MOST_LABELS = 1_000_000_000_000L;

    private final Parameters keys;
    private final Optional<ModelSpec> model;

    private LearnerReader(Parameters keys, Optional<ModelSpec> model) {
        this.keys = keys;
        this.model = model;
    }

    static Optional<FamilyLearner> read(Parameters keys, Optional<ModelSpec> model) {
        LearnerReader reader = new LearnerReader(keys, model);
        return reader.read().map(spec -> new FiniteLearner(model.orElseThrow(), spec));
    }

    /** In the order of the resolved form. */
    private Optional<LearnerSpec> read() {
        keys.choice("posterior", List.of("gibbs"), "gibbs");
        PolicyType type = keys.type("class", PolicyType.class, PolicyType::all);
        double beta = keys.number("beta", Range.AT_LEAST_0, 20);
        ObservableReader.Read observable = ObservableReader.read(keys, model);
        long labels = keys.longInteger("labels", 1, MOST_LABELS, 1000);
        Optional<double[]> prior = keys.prior("prior");
        Optional<? extends PolicyClass> policies = type.read(keys, model);
        policies.ifPresent(read -> keys.checkPrior("prior", prior, read.priorSize(), read.priorOver()));
        if (policies.isEmpty() || model.isEmpty() || !keys.sound() || !fitsMemory(observable.loss(), policies.get())) {
            return Optional.empty();
        }
        Pmf law = prior.isPresent()
                ? Pmf.of(prior.get())
                : Pmf.uniform(policies.get().priorSize());
        return Optional.of(new LearnerSpec(policies.get(), beta, labels, law, observable.loss(), observable.proxy()));
    }

    /** Revealed targets: law and losses of the triples (s, y, u), and what the posterior keeps of each. */
    private boolean fitsMemory(ObservableLoss observable, PolicyClass policies) {
        if (observable != ObservableLoss.REVEALED || model.isEmpty()) {
            return true;
        }
        long triples = (long) model.get().contexts()
                * model.get().labels()
                * model.get().targets();
        long numbers = triples * (1L + model.get().actions() + policies.numbersPerPair());
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
