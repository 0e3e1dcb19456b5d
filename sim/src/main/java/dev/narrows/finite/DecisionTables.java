package dev.narrows.finite;

import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ProxyGibbs;
import dev.narrows.learner.RevealedGibbs;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All decision tables: an action for each pair (s, y), with one prior over actions in every pair.
 *
 * @param actions number of actions, at least 1
 */
record DecisionTables(int actions) implements PolicyClass {
    @Override
    public String priorOver() {
        return "actions";
    }

    @Override
    public int priorSize() {
        return actions;
    }

    @Override
    public long numbersPerPair() {
        return 0;
    }

    /** {@code sum_c max_a -log P(a)} over the pairs of positive probability. */
    @Override
    public double mostKl(FiniteModel model, Pmf prior) {
        return PolicyClass.mostSurprise(prior)
                * Arrays.stream(model.pairProbabilities())
                        .filter(mass -> mass > 0)
                        .count();
    }

    @Override
    public GibbsLearner posterior(FiniteModel model, LearnerSpec learner) {
        return switch (learner.observable()) {
            case CANONICAL -> TableGibbs.of(model, learner.prior(), learner.beta());
            case REVEALED -> RevealedGibbs.table(model, learner.prior(), learner.beta());
            case PROXY -> ProxyGibbs.table(model, learner.proxyTargets(), learner.prior(), learner.beta());
        };
    }

    /** {@code class: table}. */
    static final class Type implements PolicyType {
        @Override
        public String name() {
            return "table";
        }

        @Override
        public boolean isDefault() {
            return true;
        }

        @Override
        public List<String> forms() {
            return List.of("{\"description\": \"All decision tables; the prior is over actions.\"}");
        }

        @Override
        public Optional<DecisionTables> read(Parameters learner, Optional<ModelSpec> model) {
            if (learner.has(EnumeratedPolicies.KEY)) {
                learner.refuse(EnumeratedPolicies.KEY, "is only for class: " + EnumeratedPolicies.NAME);
            }
            return model.map(spec -> new DecisionTables(spec.actions()));
        }
    }
}
