package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;

/**
 * How much the canonical loss of an action exceeds the least of its pair, and what of that is fixed before the data
 * (immutable).
 *
 * <pre>
 * v(s,y)    = min_a lt(a;s,y),  ex(a;s,y) = lt(a;s,y) - v(s,y)
 * L         = max ex(a;s,y) over the actions and the pairs of positive probability
 * R*_s      = sum_y p(y|s) v(s,y),  R* = sum_s p_s R*_s       of a policy: E ex = R - R*
 * lo, hi    = the least and the largest R*_s over the contexts of positive probability
 * vhat      = (1/m) sum_(s,y) N(s,y) v(s,y)                   the empirical risk of the policy of least risk
 * what      = (1/m) sum_s N(s) R*_s                           the least risk if contexts came as in the data
 * </pre>
 *
 * <p>ex/L is a loss in [0, 1] and L does not depend on the data, so every ceiling over the risk of a loss in [0, 1] is
 * one over {@code (R - R*)/L} ({@link ExcessRule}); a maximum over the pairs that the data show would depend on them.
 * vhat and what have the mean R*. what is the conditional mean of vhat given the contexts: it knows the channel, as lt
 * does, and has the smaller range. L, R* and lo to hi are moved outward by {@link #ROUNDING}, which is taken to be more
 * than the rounding of a loss or a mean of losses.
 */
public final class ExcessLoss {
    /** Outward step of what is computed from rounded losses; an excess within it counts as none. */
    static final double ROUNDING = 1e-12;

    /** Both roundings of low and high, and as much again. */
    private static final double NO_WIDTH = 4 * ROUNDING;

    private final double[] least;
    private final double[] ofContext;
    private final double largest;
    private final double bayesRisk;
    private final double low;
    private final double high;

    private ExcessLoss(double[] probability, double[] losses, int actions, int labels) {
        this.least = new double[probability.length];
        this.ofContext = new double[probability.length];
        double most = 0;
        for (int c = 0; c < least.length; c++) {
            double worst = 0;
            least[c] = 1;
            for (int i = c * actions; i < (c + 1) * actions; i++) {
                least[c] = Math.min(least[c], losses[i]);
                worst = Math.max(worst, losses[i]);
            }
            most = probability[c] > 0 ? Math.max(most, worst - least[c]) : most;
        }
        CompensatedSum risk = new CompensatedSum();
        double lowest = 1;
        double highest = 0;
        for (int from = 0; from < least.length; from += labels) {
            int first = from;
            double mass = CompensatedSum.of(labels, y -> probability[first + y]);
            double part = CompensatedSum.of(labels, y -> probability[first + y] * least[first + y]);
            risk.add(part);
            if (mass > 0) {
                double mean = Math.min(1, part / mass);
                Arrays.fill(ofContext, from, from + labels, mean);
                lowest = Math.min(lowest, mean);
                highest = Math.max(highest, mean);
            }
        }
        this.largest = up(most);
        this.bayesRisk = risk.value();
        this.low = Math.max(0, lowest - ROUNDING);
        this.high = up(highest);
    }

    /**
     * The excess of the canonical loss of a model.
     *
     * @param model the model
     * @return what is known of it before the data
     */
    public static ExcessLoss of(FiniteModel model) {
        return of(model.pairProbabilities(), model.canonicalLosses(), model.actions(), model.labels());
    }

    /**
     * The excess of a table of losses.
     *
     * @param probability {@code p(s,y)} at the pair {@code s * labels + y}, with sum 1 within 1e-9; not modified
     * @param losses {@code lt(a;s,y)} at {@code pair * actions + a}, in [0, 1]; not modified
     * @param actions number of actions, at least 1
     * @param labels number of values of a label, at least 1
     * @return what is known of it before the data
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static ExcessLoss of(double[] probability, double[] losses, int actions, int labels) {
        Arguments.requireAtLeast("actions", actions, 1);
        Arguments.requireAtLeast("labels", labels, 1);
        Arguments.requireLaw("probability", probability);
        Arguments.requireSize("probability", probability.length, probability.length / labels * labels);
        Arguments.requireSize("losses", losses.length, Math.multiplyExact(probability.length, actions));
        Arguments.requireFractions("losses", losses);
        return new ExcessLoss(probability, losses, actions, labels);
    }

    private static double up(double value) {
        return Math.min(1, value + ROUNDING);
    }

    /**
     * The largest excess.
     *
     * @return L, in (0, 1], rounded up
     */
    public double largest() {
        return largest;
    }

    /**
     * The least risk of any policy.
     *
     * @return R*, in [0, 1], rounded up
     */
    public double bayesRisk() {
        return up(bayesRisk);
    }

    /**
     * The least risk of any policy, which is the mean of vhat over data sets.
     *
     * @return R*, in [0, 1], rounded down
     */
    public double bayesRiskLow() {
        return Math.max(0, bayesRisk - ROUNDING);
    }

    /**
     * The least of the least risks of the contexts.
     *
     * @return lo, in [0, hi], rounded down
     */
    public double low() {
        return low;
    }

    /**
     * The largest least risk of a context.
     *
     * @return hi, in [lo, 1], rounded up
     */
    public double high() {
        return high;
    }

    /**
     * vhat and what of a data set. Allocates nothing; rounded to nearest.
     *
     * @param counts {@code N(s,y) >= 0} for every pair, with a sum m of at most 2^53; not modified
     * @param values vhat is written at {@code from}, what at {@code from + 1}; both 0 without any label
     * @param from a place
     * @throws IllegalArgumentException if the number of counts is not that of the pairs
     */
    public void means(long[] counts, double[] values, int from) {
        Arguments.requireSize("counts", counts.length, least.length);
        double ofPairs = 0;
        double ofContexts = 0;
        long labels = 0;
        for (int c = 0; c < counts.length; c++) {
            ofPairs += counts[c] * least[c];
            ofContexts += counts[c] * ofContext[c];
            labels += counts[c];
        }
        values[from] = labels == 0 ? 0 : Math.min(1, ofPairs / labels);
        values[from + 1] = labels == 0 ? 0 : Math.min(1, ofContexts / labels);
    }

    /**
     * The mean excess on the data as a fraction of L, {@code (Rhat - vhat)/L}.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param empiricalBayesRisk vhat, in [0, 1]; its mean R* where Rhat is a mean over data sets
     * @return in [0, 1], rounded up
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double share(double empiricalRisk, double empiricalBayesRisk) {
        Arguments.requireFraction("empiricalRisk", empiricalRisk);
        Arguments.requireFraction("empiricalBayesRisk", empiricalBayesRisk);
        return Math.min(1, Outward.up((Math.max(0, empiricalRisk - empiricalBayesRisk) + ROUNDING) / largest));
    }

    /**
     * A ceiling over R* from the contexts of m labels alone: R*_S has its values in [lo, hi] and the mean R*, and with
     * probability at least 1 - delta
     *
     * <pre>
     * R* &lt;= lo + (hi - lo) sup{p : kl((what - lo)/(hi - lo)||p) &lt;= log(1/delta)/m}
     * </pre>
     *
     * <p>Rounded up. Source: H. Chernoff, Ann. Math. Statist. 23 (1952) 493; W. Hoeffding, JASA 58 (1963), theorem 1.
     *
     * @param contextBayesRisk what, in [0, 1]
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @return in [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double bayesRiskCeiling(double contextBayesRisk, long labels, double delta) {
        Arguments.requireFraction("contextBayesRisk", contextBayesRisk);
        Arguments.requireCount("labels", labels);
        Arguments.requirePositiveFraction("delta", delta);
        double width = high - low;
        if (width <= NO_WIDTH) {
            return high; // contexts of one R*_s, as a single one is: nothing is estimated
        }
        double share = Math.min(1, Outward.up((Math.max(0, contextBayesRisk - low) + ROUNDING) / width));
        double budget = Outward.up(Math.abs(StrictMath.log(delta)) / labels);
        return Math.min(1, low + Outward.up(width * KlInverse.upper(share, budget)) + ROUNDING);
    }
}
