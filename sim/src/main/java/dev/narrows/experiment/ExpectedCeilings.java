package dev.narrows.experiment;

import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.ExcessRule;
import dev.narrows.budget.KlTerms;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.Quantity;
import dev.narrows.learner.ExactExpectations;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Ceilings over the mean risk over data sets, each from E Rhat and an information about the posterior
 * ({@link CeilingRule#needs}).
 *
 * <p>With exact expectations the ceiling is a number and the exact mean risk decides; an I(theta;D) that nested Monte
 * Carlo narrowed carries the confidence of its limits. Otherwise (those that can do with E KL alone) each of E Rhat, E
 * R, E KL has limits at confidence {@code 1 - alpha/3}: the ceiling is {@code violated} if the lower limit of E R lies
 * above the ceiling made of the upper limits, and {@code holds} if the upper limit of E R is at most the ceiling made
 * of the lower limits, each up to the rounding of a risk. The ceiling that is printed is the one made of the upper
 * limits of E Rhat and E KL: an upper confidence limit at {@code 1 - 2 alpha/3}. All rest on the same two limits, so
 * that the least of them has that confidence too. All ceilings increase in both arguments wherever they are below 1.
 *
 * <p>A ceiling of the excess loss has E Rhat - R* in the place of E Rhat, and R* added to what it gives.
 *
 * @param rule the ceiling
 * @param labels m
 * @param excess what is known of the excess loss, for a ceiling of it
 * @param bounds how it is broken on purpose, if it is
 */
record ExpectedCeilings(CeilingRule rule, long labels, Optional<ExcessLoss> excess, BoundsSpec bounds) {
    /** Exact expectations are rounded to nearest, within this: a ceiling made of them is raised by it. */
    private static final double ROUNDING = 1e-12;

    private static final double RELATIVE = 1e-11;

    private double ceiling(double empiricalRisk, double information) {
        // a ceiling in expectation makes no use of delta
        CatoniGrid grid = CatoniGrid.standard();
        double paid = bounds.paid(information);
        double value = rule instanceof ExcessRule of
                ? ofExcess(of.of(excess.orElseThrow(), labels, 1, grid), empiricalRisk, paid)
                : rule.of(labels, 1, grid).at(empiricalRisk, paid);
        return DataSetCeilings.within(rule, value);
    }

    /** The mean of vhat over data sets is R*. */
    private double ofExcess(ExcessRule.Ceiling ceiling, double empiricalRisk, double information) {
        double bayesRisk = excess.orElseThrow().bayesRiskLow();
        return ceiling.at(empiricalRisk, bayesRisk, bayesRisk, information);
    }

    /** Whether a cell with exact expectations knows more of the information than that it is at most E KL. */
    boolean known(ExactExpectations exact, Optional<KlTerms> terms) {
        return rule.needs() != CeilingRule.Needs.INFORMATION || terms.isPresent() || exact.informationLargestPair() > 0;
    }

    /** The information, rounded up; where it is {@link #known}. */
    private double information(ExactExpectations exact, Optional<KlTerms> terms) {
        return switch (rule.needs()) {
            case FACTORED_INFORMATION -> factored(exact);
            case INFORMATION -> ofAll(exact, terms);
            case LABEL_INFORMATION -> ofLabel(exact, terms);
            default -> divergence(exact);
        };
    }

    /** Confidence of the information; empty where it is certain. */
    private OptionalDouble confidence(Optional<KlTerms> terms) {
        return rule.needs() == CeilingRule.Needs.INFORMATION ? sampled(terms) : OptionalDouble.empty();
    }

    private static OptionalDouble sampled(Optional<KlTerms> terms) {
        return terms.stream()
                .mapToDouble(t -> t.limits().confidence())
                .filter(c -> c < 1)
                .findFirst();
    }

    private static double ofAll(ExactExpectations exact, Optional<KlTerms> terms) {
        return terms.map(t -> Math.min(factored(exact), t.limits().information().high()))
                .orElseGet(() -> factored(exact));
    }

    private double ofLabel(ExactExpectations exact, Optional<KlTerms> terms) {
        // both laws have a relative error below this, which moves the root of a divergence by as much; I_1 <=
        // I(theta;D)/m
        double root = Math.sqrt(Math.max(0, exact.labelInformation())) + RELATIVE;
        double ofOne = root * root * (1 + RELATIVE) + exact.remainder();
        double ofAll = sampled(terms).isEmpty() ? ofAll(exact, terms) : factored(exact);
        return Math.min(ofOne, ofAll / labels);
    }

    CeilingSummary exactSummary(ExactExpectations exact, Optional<KlTerms> terms) {
        double value = exact(exact, terms).value();
        return summary(CeilingSummary.MEASURED, confidence(terms), value, value, value);
    }

    /** The ceiling with what it is made of. */
    ExpectedCeiling exact(ExactExpectations exact, Optional<KlTerms> terms) {
        return made(empiricalRisk(exact), information(exact, terms), Optional.empty());
    }

    /** The same with the channel budget K &gt;= E KL &gt;= I(theta;D) for the information; for those from the KL. */
    ExpectedCeiling budget(ExactExpectations exact, KlTerms terms) {
        double information = Math.max(terms.budget(), divergence(exact));
        return made(empiricalRisk(exact), information, Optional.of(terms.channel()));
    }

    private ExpectedCeiling made(double risk, double information, Optional<ChannelBudget> budget) {
        double value = ceiling(risk, information);
        return new ExpectedCeiling(rule.statement().name(), risk, information, labels, value, budget);
    }

    CeilingSummary budgetSummary(ExactExpectations exact, KlTerms terms) {
        double value = budget(exact, terms).value();
        return summary(CeilingSummary.BUDGET, OptionalDouble.empty(), value, value, value);
    }

    /** E Rhat, rounded up. */
    static double empiricalRisk(ExactExpectations exact) {
        return Math.min(1, exact.empiricalRisk() + exact.remainder() + ROUNDING);
    }

    /** E KL, rounded up. */
    static double divergence(ExactExpectations exact) {
        return Math.max(0, exact.kl()) + exact.remainder() + ROUNDING;
    }

    /** A number not below I(theta;D), rounded up. */
    private static double factored(ExactExpectations exact) {
        return Math.max(0, Math.min(exact.informationFactorised(), exact.kl())) + exact.remainder() + ROUNDING;
    }

    /** The verdict where the exact mean of the risk that the ceiling bounds is known; rounding violates nothing. */
    static Verdict exactVerdict(double boundedRisk, double ceiling) {
        return boundedRisk > ceiling + DataSetCeilings.SLACK ? Verdict.VIOLATED : Verdict.HOLDS;
    }

    /** The ceiling from upper limits of E Rhat and E KL; for those from the KL. */
    CeilingSummary sampledSummary(Estimates estimates, double alpha) {
        Estimate empirical = estimates.of(Quantity.EMPIRICAL_RISK, alpha / 3);
        Estimate kl = estimates.of(Quantity.KL, alpha / 3);
        double high = ceiling(empirical.high(), kl.high());
        return summary(
                CeilingSummary.MEASURED,
                OptionalDouble.of(1 - 2 * alpha / 3),
                high,
                ceiling(empirical.low(), kl.low()),
                high);
    }

    /** The verdict where only limits of the means are known; for those from the KL. */
    Verdict sampledVerdict(Estimates estimates, String boundedRisk, double alpha) {
        CeilingSummary limits = sampledSummary(estimates, alpha);
        Estimate risk = estimates.of(boundedRisk, alpha / 3);
        return Verdict.of(
                exactVerdict(risk.low(), limits.high()) == Verdict.VIOLATED,
                exactVerdict(risk.high(), limits.low()) == Verdict.HOLDS);
    }

    /** How much the exact ceiling would have to be broken to lie below the risk. */
    static OptionalDouble power(ExactExpectations exact, CeilingSummary ceiling, double boundedRisk) {
        return Power.ofMean(ceiling.value(), empiricalRisk(exact), boundedRisk);
    }

    /** The same of one that is known by limits. */
    OptionalDouble power(Estimates estimates, String boundedRisk, double alpha) {
        return Power.ofMean(
                sampledSummary(estimates, alpha).high(),
                estimates.of(Quantity.EMPIRICAL_RISK, alpha / 3).high(),
                estimates.of(boundedRisk, alpha / 3).low());
    }

    private CeilingSummary summary(String resting, OptionalDouble confidence, double value, double low, double high) {
        return new CeilingSummary(
                rule.statement().name(),
                rule.reads(),
                resting,
                CeilingSummary.EXPECTED,
                confidence,
                value,
                low,
                high,
                Optional.empty());
    }
}
