package dev.narrows.experiment;

import dev.narrows.bound.BayesRisk;
import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.estimate.MeanInterval;
import dev.narrows.estimate.StudentInterval;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.PolicyClass;
import dev.narrows.scenario.PrecisionSpec;
import java.util.Arrays;

/**
 * Means of replicate values with intervals, by betting over their known ranges:
 *
 * <pre>
 * risk            [R*, sum_c p_c max_a lt_c(a)]
 * empirical risk  [min lt, max lt] over the cells of positive probability
 * KL (nats)       [0, sum_c max_a -log P_c(a)] for tables, [0, max -log P] for enumerated classes
 * </pre>
 *
 * <p>alpha is one minus the confidence. Source of the intervals: Waudby-Smith and Ramdas 2024,: {@link Method}.
 */
final class Estimates {
    /** How an interval is made, and when it holds. */
    enum Method {
        /** By betting, for a number of replicates fixed beforehand. */
        FIXED("betting"),
        /** By betting, at any stopping time; wider. */
        ANYTIME("betting-sequence"),
        /** Student's, on request. */
        STUDENT("t-assuming-normality");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** What a precision is measured by. */
        static Method of(PrecisionSpec precision) {
            return precision.method() == PrecisionSpec.Method.T ? STUDENT : ANYTIME;
        }

        private Interval interval(double[] values, MeanAccumulator mean, Interval range, double alpha) {
            return switch (this) {
                case FIXED -> MeanInterval.fixedBetting(values, range.low(), range.high(), alpha);
                case ANYTIME -> MeanInterval.bettingAtErrorRate(values, range.low(), range.high(), alpha);
                case STUDENT -> StudentInterval.of(mean, alpha);
            };
        }
    }

    private final ReplicateValues values;
    private final Method method;
    private final Interval riskRange;
    private final Interval empiricalRange;
    private final Interval klRange;

    Estimates(Cell cell, ReplicateValues values, Method method) {
        this.values = values;
        this.method = method;
        FiniteModel model = cell.model();
        this.riskRange = riskRange(model);
        this.empiricalRange = empiricalRange(model);
        this.klRange = new Interval(0, mostKl(cell, model));
    }

    private static Interval riskRange(FiniteModel model) {
        double[] mass = model.cellProbabilities();
        double[] losses = model.canonicalLosses();
        double worst = 0;
        for (int c = 0; c < mass.length; c++) {
            double most = 0;
            for (int a = 0; a < model.actions(); a++) {
                most = Math.max(most, losses[c * model.actions() + a]);
            }
            worst += mass[c] * most;
        }
        double best = BayesRisk.of(model);
        return new Interval(best, Math.max(best, worst));
    }

    private static Interval empiricalRange(FiniteModel model) {
        double[] mass = model.cellProbabilities();
        double[] losses = model.canonicalLosses();
        double least = 1;
        double most = 0;
        for (int i = 0; i < losses.length; i++) {
            if (mass[i / model.actions()] > 0) {
                least = Math.min(least, losses[i]);
                most = Math.max(most, losses[i]);
            }
        }
        return new Interval(least, most);
    }

    private static double mostKl(Cell cell, FiniteModel model) {
        double least = 1;
        for (double weight : cell.learner().prior().toArray()) {
            least = weight > 0 ? Math.min(least, weight) : least;
        }
        double perFactor = Math.max(0.0, -StrictMath.log(least));
        long factors = cell.learner().policyClass() == PolicyClass.TABLE
                ? Arrays.stream(model.cellProbabilities()).filter(mass -> mass > 0).count()
                : 1;
        return perFactor * factors;
    }

    /** The mean, summed in replicate order. */
    static double mean(double[] values) {
        return accumulated(values).mean();
    }

    private static MeanAccumulator accumulated(double[] values) {
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        return mean;
    }

    Estimate risk(double alpha) {
        return estimate(GibbsLearner.RISK, riskRange, alpha);
    }

    Estimate empiricalRisk(double alpha) {
        return estimate(GibbsLearner.EMPIRICAL_RISK, empiricalRange, alpha);
    }

    Estimate kl(double alpha) {
        return estimate(GibbsLearner.KL, klRange, alpha);
    }

    private Estimate estimate(int which, Interval range, double alpha) {
        double[] column = values.column(which);
        MeanAccumulator mean = accumulated(column);
        Interval interval = method.interval(column, mean, range, alpha);
        return new Estimate(mean.mean(), interval.low(), interval.high(), 1 - alpha, method.label);
    }
}
