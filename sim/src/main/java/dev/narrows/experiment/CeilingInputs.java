package dev.narrows.experiment;

import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.ExcessRule;
import dev.narrows.bound.LevelsRule;
import dev.narrows.bound.LossLevels;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.Quantity;
import dev.narrows.scenario.Cell;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the ceilings of each data set are made of beside a divergence: a number for each replicate (not modified).
 *
 * @param cell labels and settings of the bounds
 * @param excess what is known of the excess loss; empty where no ceiling of it can be made
 * @param levels of the loss; empty where no ceiling of their shares can be made
 * @param column the values of a quantity over the replicates
 */
record CeilingInputs(
        Cell cell, Optional<ExcessLoss> excess, Optional<LossLevels> levels, Function<String, double[]> column) {
    /** Whether a ceiling can be made of it. */
    static boolean known(
            CeilingRule rule, Optional<ExcessLoss> excess, Optional<LossLevels> levels, ReplicateValues values) {
        return switch (rule.reads()) {
            case EMPIRICAL_RISK -> true;
            case HELD_OUT_RISK -> values.has(Quantity.HOLD_OUT_RISK);
            case HELD_OUT_ERRORS -> values.has(Quantity.DRAWN_RISK);
            case EXCESS, EXCESS_ESTIMATED -> excess.isPresent();
            case LEVELS -> levels.filter(((LevelsRule) rule)::appliesTo).isPresent();
        };
    }

    /** The ceiling of every replicate, in their order, with a divergence. */
    double[] values(CeilingRule rule, IntToDoubleFunction divergence) {
        double[] values = new double[column.apply(Quantity.EMPIRICAL_RISK).length];
        IntToDoubleFunction ceiling = ceiling(rule, divergence);
        Arrays.setAll(values, r -> DataSetCeilings.within(rule, ceiling.applyAsDouble(r)));
        return values;
    }

    private IntToDoubleFunction ceiling(CeilingRule rule, IntToDoubleFunction divergence) {
        if (rule instanceof LevelsRule of) {
            return ofLevels(of, divergence);
        }
        return rule instanceof ExcessRule of ? ofExcess(of, divergence) : of(rule, divergence);
    }

    private IntToDoubleFunction ofLevels(LevelsRule rule, IntToDoubleFunction divergence) {
        LossLevels loss = levels.orElseThrow();
        double[][] shares = columns(Quantity::levelEmpiricalShare);
        BoundsSpec bounds = cell.bounds();
        long labels = cell.learner().labels();
        PacBayesBudget budget =
                PacBayesBudget.ofConstant(labels, bounds.paidDelta(), bounds.constant(rule.logConstant(loss, labels)));
        return r -> rule.value(loss, at(shares, r), budget.at(bounds.paid(divergence.applyAsDouble(r))));
    }

    /** The logarithm of what each data set contributes to the theorem of a ceiling of levels. */
    double[] exponents(LevelsRule rule, double[] paidKl) {
        LossLevels loss = levels.orElseThrow();
        long labels = cell.learner().labels();
        double constant = cell.bounds().constant(rule.logConstant(loss, labels));
        double[][] shares = columns(Quantity::levelEmpiricalShare);
        double[][] means = columns(Quantity::levelShare);
        return each(r -> {
            double[] empirical = at(shares, r);
            double[] mean = at(means, r);
            Arrays.setAll(mean, j -> MomentCheck.near(mean[j], empirical[j], MomentCheck.OF_RISK));
            return labels * rule.distance(loss, empirical, mean) - paidKl[r] - constant;
        });
    }

    private double[][] columns(IntFunction<String> name) {
        return IntStream.rangeClosed(1, levels.orElseThrow().steps())
                .mapToObj(j -> column.apply(name.apply(j)))
                .toArray(double[][]::new);
    }

    private static double[] at(double[][] shares, int replicate) {
        return Arrays.stream(shares).mapToDouble(share -> share[replicate]).toArray();
    }

    private IntToDoubleFunction of(CeilingRule rule, IntToDoubleFunction divergence) {
        double[] empirical = empirical(rule);
        CeilingRule.Curve curve = curve(rule);
        return r -> curve.at(empirical[r], divergence.applyAsDouble(r));
    }

    private CeilingRule.Curve curve(CeilingRule rule) {
        return cell.bounds()
                .curve(
                        rule,
                        heldOut(rule)
                                ? cell.learner().heldOut()
                                : cell.learner().labels());
    }

    private static boolean heldOut(CeilingRule rule) {
        return rule.reads().heldOut();
    }

    private double[] empirical(CeilingRule rule) {
        return column.apply(
                switch (rule.reads()) {
                    case HELD_OUT_RISK -> Quantity.HOLD_OUT_EMPIRICAL_RISK;
                    case HELD_OUT_ERRORS -> Quantity.HELD_OUT_ERRORS;
                    default -> Quantity.EMPIRICAL_RISK;
                });
    }

    private static boolean ofExcess(CeilingRule rule) {
        return rule instanceof ExcessRule;
    }

    private IntToDoubleFunction ofExcess(ExcessRule rule, IntToDoubleFunction divergence) {
        double[] empirical = column.apply(Quantity.EMPIRICAL_RISK);
        double[] ofBayes = ofBayes();
        double[] ofContexts = column.apply(Quantity.CONTEXT_BAYES_RISK);
        ExcessRule.Ceiling ceiling = rule.of(
                excess.orElseThrow(), cell.learner().labels(), cell.bounds().paidDelta(), curve(rule));
        return r -> ceiling.at(empirical[r], ofBayes[r], ofContexts[r], divergence.applyAsDouble(r));
    }

    /** What the curve of a ceiling reads: the empirical risk, or the share of the excess. */
    double[] read(CeilingRule rule) {
        double[] empirical = empirical(rule);
        return !ofExcess(rule) ? empirical : each(r -> excess.orElseThrow().share(empirical[r], ofBayes()[r]));
    }

    /** What the curve of a ceiling is one over: the risk, or its excess over R* as a share. */
    double[] bounded(CeilingRule rule, double[] risks) {
        return !ofExcess(rule)
                ? risks
                : each(r -> (risks[r] - excess.orElseThrow().bayesRisk())
                        / excess.orElseThrow().largest());
    }

    /** How far that may be off. */
    double rounding(CeilingRule rule) {
        return !ofExcess(rule)
                ? MomentCheck.OF_RISK
                : MomentCheck.OF_RISK / excess.orElseThrow().largest();
    }

    /** The ceiling with neither KL nor delta: the empirical risk, with R* for its part of the policy of least risk. */
    double[] anchors(CeilingRule rule) {
        double[] empirical = empirical(rule);
        return !ofExcess(rule)
                ? empirical
                : each(r -> empirical[r] - ofBayes()[r] + excess.orElseThrow().bayesRisk());
    }

    private double[] ofBayes() {
        return column.apply(Quantity.EMPIRICAL_BAYES_RISK);
    }

    private double[] each(IntToDoubleFunction value) {
        double[] values = new double[column.apply(Quantity.EMPIRICAL_RISK).length];
        Arrays.setAll(values, value);
        return values;
    }
}
