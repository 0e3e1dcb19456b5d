package dev.narrows.experiment;

import dev.narrows.bound.BlindRisk;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ProxyGibbs;
import dev.narrows.scenario.Cell;

/**
 * The risks that a cell has without any label, exact up to rounding, each in [0, 1]: what a bound must beat to say
 * something.
 *
 * <pre>
 * blind   = sum_s p_s min_a sum_j pi_j l(a,u_j(s),s)
 * bounded = the same of the risk that the ceilings bound: sum_s min_a sum_y p(s,y) lt(a;s,y) with a proxy, else blind
 * prior   = sum_theta P(theta) R(theta)
 * </pre>
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
