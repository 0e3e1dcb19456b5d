package dev.narrows.montecarlo;

import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;

/** Which policy of a cell has its risk estimated. */
public enum StatedPolicy {
    /** The Gibbs policy that the cell's learner trains on replicate 0, the first data set of a run. */
    GIBBS,
    /** The policy of least risk: the Bayes action in each pair of context and label. */
    BAYES;

    /**
     * The risk of the policy.
     *
     * @param cell of the finite family
     * @return what is to be estimated
     * @throws IllegalArgumentException if the cell is of another family, or too large to enumerate
     */
    public PolicyRisk of(Cell cell) {
        if (!(cell.model().loop() instanceof FiniteModel model)) {
            throw new IllegalArgumentException("cell " + cell.index() + " is of the family "
                    + cell.model().family().name() + ", must be of finite");
        }
        return this == BAYES
                ? PolicyRisk.bayes(model)
                : PolicyRisk.of(model, cell.trials().policy(0).orElseThrow());
    }
}
