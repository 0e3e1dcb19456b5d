package dev.narrows.finite;

import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.KlDecomposition;
import dev.narrows.learner.RevealedExpectations;
import dev.narrows.learner.RevealedTableGibbs;
import dev.narrows.learner.TableGibbs;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Exact expectations over data sets: for tables at any number of labels, for revealed targets and enumerated classes
 * while the count vectors can be enumerated.
 */
final class FiniteExpectations {
    /** Pairs of a count vector and a policy (an action, for tables) that are enumerated: some tenths of a second. */
    private static final long MOST_ENUMERATED = 2_000_000;

    private FiniteExpectations() {}

    /** Exact expectations over data sets where the family has them, or where its counts are few enough to enumerate. */
    static Optional<ExactExpectations> of(GibbsLearner learner, long labels) {
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
        return fewEnough(KlDecomposition.countVectors(learner.pairs(), labels), learner.policies())
                .map(few -> expectations(KlDecomposition.of(learner, labels)));
    }

    private static Optional<BigInteger> fewEnough(BigInteger countVectors, int each) {
        return Optional.of(countVectors.multiply(BigInteger.valueOf(each)))
                .filter(work -> work.compareTo(BigInteger.valueOf(MOST_ENUMERATED)) <= 0);
    }

    /** The information is the whole of I(theta;D) here, no bound of it. */
    private static ExactExpectations expectations(KlDecomposition all) {
        return new ExactExpectations(
                all.risk(),
                all.observableRisk(),
                all.empiricalRisk(),
                all.expectedKl(),
                all.information(),
                all.information(),
                all.labelInformation(),
                0);
    }

    /** Of I(theta;D) no more is known here than that it lies between 0 and E KL. */
    private static ExactExpectations expectations(RevealedExpectations all) {
        return new ExactExpectations(
                all.risk(), all.risk(), all.empiricalRisk(), all.kl(), all.kl(), 0, all.labelInformation(), 0);
    }
}
