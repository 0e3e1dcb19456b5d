package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Memo;
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
    private static final String POLICIES = "policies";

    private final Parameters keys;
    private final Memo memo;
    private final Optional<ModelSpec> model;
    private final boolean enumerated;

    private LearnerReader(Parameters keys, Optional<ModelSpec> model) {
        this.keys = keys;
        this.memo = keys.memo();
        this.model = model;
        this.enumerated = keys.peek("class").equals(PolicyClass.ENUMERATED.label());
    }

    static Optional<FamilyLearner> read(Parameters keys, Optional<ModelSpec> model) {
        LearnerReader reader = new LearnerReader(keys, model);
        return reader.read().map(spec -> new FiniteLearner(model.orElseThrow(), spec));
    }

    /** In the order of the resolved form. */
    private Optional<LearnerSpec> read() {
        keys.choice("posterior", List.of("gibbs"), "gibbs");
        keys.choice("class", PolicyClass.labels(), PolicyClass.TABLE.label());
        double beta = keys.number("beta", Range.AT_LEAST_0, 20);
        ObservableReader.Read observable = ObservableReader.read(keys, model);
        long labels = keys.longInteger("labels", 1, MOST_LABELS, 1000);
        Optional<double[]> prior = keys.prior("prior");
        Optional<Policies> policies = policies();
        int size = enumerated
                ? policies.map(Policies::size).orElse(0)
                : model.map(ModelSpec::actions).orElse(0);
        keys.checkPrior("prior", prior, size, enumerated ? POLICIES : "actions");
        if (size == 0 || model.isEmpty() || !keys.sound() || !fitsMemory(observable.loss(), size)) {
            return Optional.empty();
        }
        Pmf law = prior.isPresent() ? Pmf.of(prior.get()) : Pmf.uniform(size);
        return Optional.of(new LearnerSpec(
                enumerated ? PolicyClass.ENUMERATED : PolicyClass.TABLE,
                beta,
                labels,
                law,
                policies,
                observable.loss(),
                observable.proxy()));
    }

    /** Revealed targets: law and losses of the triples (s, y, u), and the policies over them. */
    private boolean fitsMemory(ObservableLoss observable, int policies) {
        if (observable != ObservableLoss.REVEALED || model.isEmpty()) {
            return true;
        }
        long triples = (long) model.get().contexts()
                * model.get().labels()
                * model.get().targets();
        long numbers = triples * (1L + model.get().actions() + (enumerated ? policies : 0));
        if (numbers > memo.mostNumbers()) {
            keys.refuse(
                    "observable",
                    "needs " + Wording.count(numbers) + " numbers for labels with their targets, may need "
                            + Wording.count(memo.mostNumbers()));
        }
        return numbers <= memo.mostNumbers();
    }

    private Optional<Policies> policies() {
        if (enumerated) {
            Optional<IntegerTables> tables = keys.part(
                    POLICIES,
                    IntegerTables.class,
                    list -> IntegerTables.read(list, ChannelType.LARGEST - 1),
                    IntegerTables::resolved);
            tables.ifPresent(read -> model.ifPresent(m -> checkFit(read, m)));
            return tables.map(IntegerTables::policies);
        }
        if (keys.has(POLICIES)) {
            keys.refuse(POLICIES, "is only for class: enumerated");
        }
        return Optional.empty();
    }

    private void checkFit(IntegerTables tables, ModelSpec model) {
        if (tables.rows() != model.contexts() || tables.columns() != model.labels()) {
            keys.refuse(
                    POLICIES,
                    "are tables of " + tables.rows() + " x " + tables.columns() + ", must be " + model.contexts()
                            + " x " + model.labels() + " (contexts x labels)");
        } else if (tables.largest() >= model.actions()) {
            keys.refuse(
                    POLICIES,
                    "hold the action " + tables.largest() + ", must be below the " + model.actions()
                            + " actions of the loss");
        }
    }
}
