package dev.narrows.experiment;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FloorLadder;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.LearnerSpec;
import dev.narrows.scenario.PolicyClass;
import java.util.Optional;

/**
 * What is known of a cell without sampling: capacities, the ladder of floors, the Bayes risk, and for tables the exact
 * expectations over data sets.
 *
 * @param model the finite model
 * @param capacities certified capacities and informations, nats
 * @param floors floors under the risk of every policy
 * @param bayesRisk R*, the least risk of any policy
 */
public record ExactHalf(FiniteModel model, Capacities capacities, FloorLadder floors, double bayesRisk) {

    /**
     * The exact half of a cell.
     *
     * @param cell one cell of a scenario
     * @return its capacities, floors and Bayes risk
     */
    public static ExactHalf of(Cell cell) {
        FiniteModel model = cell.model();
        Capacities capacities = Capacities.of(model);
        return new ExactHalf(model, capacities, FloorLadder.of(model, capacities), BayesRisk.of(model));
    }

    /** The posterior that a cell describes. */
    static GibbsLearner learner(Cell cell) {
        LearnerSpec spec = cell.learner();
        return spec.policyClass() == PolicyClass.TABLE
                ? TableGibbs.of(cell.model(), spec.prior(), spec.beta())
                : EnumeratedGibbs.of(cell.model(), spec.policies().orElseThrow().toArray(), spec.prior(), spec.beta());
    }

    /** Exact expectations over data sets where the family has them. */
    static Optional<ExactExpectations> expectations(GibbsLearner learner, long labels) {
        return learner instanceof TableGibbs table
                ? Optional.of(ExactExpectations.of(table, labels))
                : Optional.empty();
    }
}
