package dev.narrows.finite;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.family.ExactHalf;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import java.util.Optional;

/** What a cell of the finite family is made of. */
public final class Finite {
    private Finite() {}

    /** Its model. */
    public static FiniteModel model(Cell cell) {
        return ((ModelSpec) cell.model()).model();
    }

    /** Whether Narrows trains its learner, as against one whose policies are given. */
    public static boolean isTrained(Cell cell) {
        return cell.learner() instanceof FiniteLearner;
    }

    /** The settings of its learner. */
    public static LearnerSpec learner(Cell cell) {
        return ((FiniteLearner) cell.learner()).spec();
    }

    /** Its posterior. */
    public static GibbsLearner gibbs(Cell cell) {
        return learner(cell).posterior(model(cell));
    }

    /** Its exact expectations. */
    public static Optional<ExactExpectations> expectations(Cell cell) {
        return cell.trials().expectations();
    }

    /** Its capacities. */
    public static Capacities capacities(ExactHalf exact) {
        return (Capacities) exact.informations();
    }

    /** Its exact half with Narrows' own floors. */
    public static ExactHalf exact(Cell cell) {
        return cell.model().exact(BoundCatalogue.own());
    }

    /** The counts of a replicate. */
    public static long[] counts(Cell cell, int replicate) {
        return ((FiniteTrials) cell.trials()).counts(replicate);
    }
}
