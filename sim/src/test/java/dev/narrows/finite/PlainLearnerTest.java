package dev.narrows.finite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.budget.Decomposition;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Trials;
import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.StreamKey;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A class of policies whose learner says no more than a {@link GibbsLearner} must. */
class PlainLearnerTest {
    /** Decision tables of which nothing is known beforehand. */
    private record Plain(TableGibbs tables) implements GibbsLearner {
        @Override
        public ObservedLosses observed() {
            return tables.observed();
        }

        @Override
        public Evaluator evaluator() {
            return tables.evaluator();
        }

        @Override
        public double[][] actionLaws(long[] counts) {
            return tables.actionLaws(counts);
        }

        @Override
        public Optional<ExactExpectations> expectations(long labels, long most) {
            return Optional.empty();
        }
    }

    private record PlainTables(int priorSize) implements PolicyClass {
        @Override
        public String priorOver() {
            return "actions";
        }

        @Override
        public double mostKl(FiniteModel model, Pmf prior) {
            return new DecisionTables(priorSize).mostKl(model, prior);
        }

        @Override
        public GibbsLearner posterior(ObservedLosses observed, Pmf prior, double beta) {
            return new Plain(TableGibbs.of(observed, prior, beta));
        }
    }

    @Test
    void hasReplicatesAndNoTermsOfItsKl() throws Exception {
        Cell cell = ScenarioReader.read(Path.of("../scenarios/quickstart.yaml"), Overrides.none())
                .cell(0);
        ModelSpec model = (ModelSpec) cell.model();
        LearnerSpec spec = new LearnerSpec(
                new PlainTables(model.actions()),
                1,
                50,
                Pmf.uniform(model.actions()),
                ObservableLoss.CANONICAL,
                List.of());
        Trials trials = new FiniteLearner(model, spec).trials(StreamKey.of(cell.streamParts()));
        ExactHalf exact = Finite.exact(cell);
        BoundsSpec bounds = cell.bounds();
        assertThat(trials.decomposition(exact, trials.expectations(), bounds, 0.99))
                .isEqualTo(Decomposition.NONE);
        double[] row = new double[trials.quantities().size()];
        trials.trial().replicate(0, row);
        assertThat(row[GibbsLearner.RISK]).isBetween(0.0, 1.0);
        // what its replicates cost nobody knows: their values are kept, where those of the same tables are not
        assertThat(trials.quick()).isFalse();
        assertThat(cell.trials().quick()).isTrue();
        assertThat(new DecisionTables(16).quick(16)).isTrue();
        assertThat(new DecisionTables(16).quick(17)).isFalse();
        // the same learner as one that learns from labels has the terms
        assertThat(cell.trials().decomposition(exact, cell.trials().expectations(), bounds, 0.99))
                .isNotEqualTo(Decomposition.NONE);
    }
}
