package dev.narrows.experiment;

import dev.narrows.bound.BlindRisk;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ProxyGibbs;
import dev.narrows.scenario.Cell;

/**
 * The risks that a cell has without any label: what a bound must beat to say something.
 *
 * @param blind least risk of a policy of the context alone ({@link BlindRisk})
 * @param bounded the same of the risk that the ceilings bound: under the proxy loss with a proxy, else {@code blind}
 * @param prior risk of the learner before its first label: that of the prior
 */
public record GuessingRisks(double blind, double bounded, double prior) {
    static GuessingRisks of(Cell cell, ExactHalf exact, GibbsLearner learner) {
        double[] values = new double[GibbsLearner.VALUES];
        // without labels the posterior is the prior
        learner.evaluator().evaluate(new long[learner.cells()], values);
        double bounded = cell.learner().observable().matched() ? exact.blindRisk()
                : BlindRisk.of(exact.model(), ProxyGibbs.losses(exact.model(), cell.learner().proxyTargets()));
        return new GuessingRisks(exact.blindRisk(), bounded, values[GibbsLearner.RISK]);
    }
}
