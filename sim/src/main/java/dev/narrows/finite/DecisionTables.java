package dev.narrows.finite;

import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.RevealedTableGibbs;
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

    /** {@code sum_c max_a -log P(a)} over the pairs of positive probability. */
    @Override
    public double mostKl(FiniteModel model, Pmf prior) {
        return PolicyClass.mostSurprise(prior)
                * Arrays.stream(model.pairProbabilities())
                        .filter(mass -> mass > 0)
                        .count();
    }

    @Override
    public boolean quick(int places) {
        return (long) places * actions <= FiniteTrials.QUICK;
    }

    @Override
    public GibbsLearner posterior(ObservedLosses observed, Pmf prior, double beta) {
        return observed.fromLabels()
                ? TableGibbs.of(observed, prior, beta)
                : RevealedTableGibbs.of(observed, prior, beta);
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
            return List.of(SchemaKey.form("All decision tables; the prior is over actions."));
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
