package dev.narrows.experiment;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.BoundProviders;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.NamedFloor;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.KlDecomposition;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.LearnerSpec;
import dev.narrows.scenario.PolicyClass;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a cell without sampling: capacities, the ladder of floors, the Bayes risk, and for tables the exact
 * expectations over data sets.
 *
 * @param model the finite model
 * @param capacities certified capacities and informations, nats
 * @param floors floors under the risk of every policy
 * @param bayesRisk R*, the least risk of any policy
 * @param extensions floors that extensions add, sorted by name
 */
public record ExactHalf(FiniteModel model, Capacities capacities, FloorLadder floors, double bayesRisk,
        List<NamedFloor> extensions) {

    /**
     * The exact half of a cell.
     *
     * @param cell one cell of a scenario
     * @param providers floors and ceilings of users: {@link BoundProviders#load()}, once for all cells
     * @return its capacities, floors and Bayes risk
     */
    public static ExactHalf of(Cell cell, BoundProviders providers) {
        FiniteModel model = cell.model();
        Capacities capacities = Capacities.of(model);
        return new ExactHalf(model, capacities, FloorLadder.of(model, capacities), BayesRisk.of(model),
                providers.floors(model, capacities));
    }

    /** Pairs of a count vector and a policy that are gone through for exact expectations: some tenths of a second. */
    private static final long MOST_ENUMERATED = 2_000_000;

    /** The posterior that a cell describes. */
    static GibbsLearner learner(Cell cell) {
        LearnerSpec spec = cell.learner();
        return spec.policyClass() == PolicyClass.TABLE
                ? TableGibbs.of(cell.model(), spec.prior(), spec.beta())
                : EnumeratedGibbs.of(cell.model(), spec.policies().orElseThrow().toArray(), spec.prior(), spec.beta());
    }

    /** Exact expectations over data sets where the family has them. */
    static Optional<ExactExpectations> expectations(GibbsLearner learner, long labels) {
        if (learner instanceof TableGibbs table) {
            return Optional.of(ExactExpectations.of(table, labels));
        }
        EnumeratedGibbs enumerated = (EnumeratedGibbs) learner;
        BigInteger work = KlDecomposition.countVectors(enumerated.cells(), labels)
                .multiply(BigInteger.valueOf(enumerated.policies()));
        return work.compareTo(BigInteger.valueOf(MOST_ENUMERATED)) > 0
                ? Optional.empty()
                : Optional.of(expectations(KlDecomposition.of(enumerated, labels)));
    }

    /** The information is the whole of I(theta;D) here, no bound of it. */
    private static ExactExpectations expectations(KlDecomposition all) {
        return new ExactExpectations(all.risk(), all.risk(), all.empiricalRisk(), all.expectedKl(), all.information(),
                all.information(), 0);
    }
}
