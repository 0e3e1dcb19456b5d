package dev.narrows.experiment;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FloorLadder;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.KlDecomposition;
import dev.narrows.learner.ProxyGibbs;
import dev.narrows.learner.RevealedExpectations;
import dev.narrows.learner.RevealedGibbs;
import dev.narrows.learner.RevealedTableGibbs;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.LearnerSpec;
import dev.narrows.scenario.PolicyClass;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What is known of a cell without sampling: capacities, the ladder of floors, the Bayes risk, and the exact
 * expectations over data sets: for tables at any number of labels, for revealed targets and enumerated classes while the
 * count vectors can be enumerated.
 *
 * @param model the finite model
 * @param capacities certified capacities and informations, nats
 * @param floors floors under the risk of every policy, those of extensions among them
 * @param bayesRisk R*, the least risk of any policy
 * @param blindRisk least risk of a policy that sees no label
 */
public record ExactHalf(FiniteModel model, Capacities capacities, FloorLadder floors, double bayesRisk,
        double blindRisk) {

    /**
     * The exact half of a cell.
     *
     * @param cell one cell of a scenario
     * @param bounds the floors that it has: {@link BoundCatalogue#load()}, once for all cells
     * @return its capacities, floors and Bayes risk
     */
    public static ExactHalf of(Cell cell, BoundCatalogue bounds) {
        FiniteModel model = cell.model();
        Capacities capacities = Capacities.of(model);
        return new ExactHalf(model, capacities, FloorLadder.of(bounds.floors(), model, capacities),
                BayesRisk.of(model), BlindRisk.of(model));
    }

    /** Pairs of a count vector and a policy (an action, for tables) that are enumerated: some tenths of a second. */
    private static final long MOST_ENUMERATED = 2_000_000;

    /** The posterior that a cell describes. */
    static GibbsLearner learner(Cell cell) {
        return cell.learner().policyClass() == PolicyClass.TABLE
                ? table(cell.model(), cell.learner())
                : enumerated(cell.model(), cell.learner());
    }

    private static GibbsLearner table(FiniteModel model, LearnerSpec spec) {
        return switch (spec.observable()) {
            case CANONICAL -> TableGibbs.of(model, spec.prior(), spec.beta());
            case REVEALED -> RevealedGibbs.table(model, spec.prior(), spec.beta());
            case PROXY -> ProxyGibbs.table(model, spec.proxyTargets(), spec.prior(), spec.beta());
        };
    }

    private static GibbsLearner enumerated(FiniteModel model, LearnerSpec spec) {
        int[][] policies = spec.policies().orElseThrow().toArray();
        return switch (spec.observable()) {
            case CANONICAL -> EnumeratedGibbs.of(model, policies, spec.prior(), spec.beta());
            case REVEALED -> RevealedGibbs.enumerated(model, policies, spec.prior(), spec.beta());
            case PROXY -> ProxyGibbs.enumerated(model, spec.proxyTargets(), policies, spec.prior(), spec.beta());
        };
    }

    /** Exact expectations over data sets where the family has them, or where its counts are few enough to enumerate. */
    static Optional<ExactExpectations> expectations(GibbsLearner learner, long labels) {
        if (learner instanceof TableGibbs table) {
            return Optional.of(ExactExpectations.of(table, labels));
        }
        if (labels > MOST_ENUMERATED) {
            return Optional.empty();
        }
        return learner instanceof RevealedTableGibbs revealed
                ? fewEnough(RevealedExpectations.countVectors(revealed, labels), revealed.actions())
                        .map(few -> expectations(RevealedExpectations.of(revealed, labels)))
                : expectations((EnumeratedGibbs) learner, labels);
    }

    private static Optional<ExactExpectations> expectations(EnumeratedGibbs learner, long labels) {
        return fewEnough(KlDecomposition.countVectors(learner.cells(), labels), learner.policies())
                .map(few -> expectations(KlDecomposition.of(learner, labels)));
    }

    private static Optional<BigInteger> fewEnough(BigInteger countVectors, int each) {
        return Optional.of(countVectors.multiply(BigInteger.valueOf(each)))
                .filter(work -> work.compareTo(BigInteger.valueOf(MOST_ENUMERATED)) <= 0);
    }

    /** The information is the whole of I(theta;D) here, no bound of it. */
    private static ExactExpectations expectations(KlDecomposition all) {
        return new ExactExpectations(all.risk(), all.observableRisk(), all.empiricalRisk(), all.expectedKl(),
                all.information(), all.information(), all.labelInformation(), 0);
    }

    /** Of I(theta;D) no more is known here than that it lies between 0 and E KL. */
    private static ExactExpectations expectations(RevealedExpectations all) {
        return new ExactExpectations(all.risk(), all.risk(), all.empiricalRisk(), all.kl(), all.kl(), 0,
                all.labelInformation(), 0);
    }
}
