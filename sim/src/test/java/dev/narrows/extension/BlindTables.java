package dev.narrows.extension;

import dev.narrows.family.Parameters;
import dev.narrows.finite.ModelSpec;
import dev.narrows.finite.PolicyClass;
import dev.narrows.finite.PolicyType;
import dev.narrows.info.Pmf;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import java.util.Optional;

/** {@code class: blind}, the policies of {@link BlindGibbs}; the prior is over actions. */
public final class BlindTables implements PolicyType {
    private record Tables(int contexts, int priorSize) implements PolicyClass {
        @Override
        public String priorOver() {
            return "actions";
        }

        @Override
        public double mostKl(FiniteModel model, Pmf prior) {
            return contexts * PolicyClass.mostSurprise(prior);
        }

        @Override
        public GibbsLearner posterior(ObservedLosses observed, Pmf prior, double beta) {
            return new BlindGibbs(observed, contexts, prior, beta);
        }
    }

    @Override
    public String name() {
        return "blind";
    }

    @Override
    public Optional<PolicyClass> read(Parameters learner, Optional<ModelSpec> model) {
        return model.map(spec -> new Tables(spec.contexts(), spec.actions()));
    }
}
