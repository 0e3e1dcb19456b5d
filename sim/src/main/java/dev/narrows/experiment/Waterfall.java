package dev.narrows.experiment;

import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.KlInverse;
import dev.narrows.bound.LowerBound;
import dev.narrows.bound.MarkovBudget;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.budget.KlTerms;
import dev.narrows.family.ExactHalf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * From the paper's interval to the truth, one change a step, and what each change costs:
 *
 * <pre>
 * floor    paper            weak Fano, total capacity, averaged       lam_min [(H(J) - Cbar_tot - log 2)/log M]+
 *          sharp-fano       total, averaged                           lam_min f(Cbar_tot)
 *          cascade          cascade, averaged                         lam_min f(Cbar_cas)
 *          mixture          mixture, averaged                         lam_min f(I(J;Y|S))
 *          per-context      mixture, per context                      sum_s p_s [b(s) + (lam(s)-b(s)) f(I_s)]
 *          rate-distortion  mixture, per context                      sum_s p_s D_s(I_s)
 *          best             the largest floor of all
 *          bayes-risk       R*
 * ceiling  markov           kl^-1(E Rhat, (K/eta + log(xi/delta))/m)
 *          budget           kl^-1(E Rhat, (K + log(xi/delta))/m)
 *          measured         kl^-1(E Rhat, (E KL + log(xi/delta))/m)
 *          delta            kl^-1(E Rhat, (E KL + log xi)/m)
 *          expectation      kl^-1(E Rhat, E KL/m)
 *          information      kl^-1(E Rhat, I_up/m)              mutual-information
 *          label            kl^-1(E Rhat, I_1)                 individual-sample
 *          excess           the same of the excess loss, E KL  expected-kl-excess, where it is less
 *          risk             E R, with a proxy that under its loss
 * </pre>
 *
 * <p>Floors rise from step to step and ceilings fall, by theorem. Every floor is a bound. Of the ceilings markov to
 * delta are the formula at the mean risk and mean KL, which no data set has: steps, not promises; expectation,
 * information, label and excess bound E R, the last for who knows R*. Without a channel budget markov and budget are
 * left out, without exact expectations information and label, of another loss than the canonical one excess. E Rhat and
 * E KL are exact where the family has them, else upper confidence limits, and I_up is sampled after nested Monte Carlo:
 * then the last steps fall with the confidence only. Unit: risk.
 *
 * @param floor steps from the paper's floor up to the Bayes risk
 * @param ceiling steps from the budget's ceiling down to the risk
 */
public record Waterfall(List<Step> floor, List<Step> ceiling) {
    /** The steps of floors, those that some cell has, in their order. */
    public static final List<Name> FLOOR_STEPS = List.of(
            new Name("paper", "the paper's floor: weak Fano, total capacity, averaged"),
            new Name("sharp-fano", "Fano's inequality in its sharp form"),
            new Name("cascade", "the capacity of the cascade instead of the least of its stages"),
            new Name("mixture", "what the codebook mixture sends instead of a capacity"),
            new Name("per-context", "each context by itself instead of their average"),
            new Name("rate-distortion", "the distortion-rate function instead of Fano's inequality"),
            new Name("best", "the largest floor of all"),
            new Name("bayes-risk", "the least risk of any policy"));

    /** The steps of ceilings, those that some cell has, in their order. */
    public static final List<Name> CEILING_STEPS = List.of(
            new Name("markov", "kl ceiling with K/eta, the channel budget by Markov"),
            new Name("budget", "K instead of K/eta: no step for Markov (a step, not a bound)"),
            new Name("measured", "E KL instead of the channel budget (a step, not a bound)"),
            new Name("delta", "without log(1/delta) (a step, not a bound)"),
            new Name("expectation", "in expectation over the data: E KL/m alone"),
            new Name("information", "I(theta;D) instead of E KL (mutual-information)"),
            new Name("label", "what one label tells of its own action (individual-sample)"),
            new Name("excess", "the excess loss, where that is less (expected-kl-excess)"),
            new Name("risk", "the mean risk"));

    /**
     * What a step is called.
     *
     * @param step short name
     * @param label what it is, in words
     */
    public record Name(String step, String label) {}

    /**
     * One step.
     *
     * @param step its short name
     * @param value the floor or ceiling
     */
    public record Step(String step, double value) {}

    /** What the ceilings are evaluated at; m and the settings of the bounds. */
    record At(
            double empiricalRisk,
            double kl,
            double risk,
            long labels,
            double delta,
            double eta,
            List<CeilingSummary> ceilings) {}

    /** {@code ceiling}: none without a divergence. */
    static Waterfall of(ExactHalf exact, List<Step> ceiling) {
        return new Waterfall(floorSteps(exact.floors(), exact.bayesRisk()), ceiling);
    }

    private static List<Step> floorSteps(FloorLadder floors, OptionalDouble bayesRisk) {
        List<Step> steps = new ArrayList<>();
        add(steps, "paper", floors.paper());
        add(steps, "sharp-fano", floors.floor("sharp-fano/total/averaged"));
        add(steps, "cascade", floors.floor("sharp-fano/cascade/averaged"));
        add(steps, "mixture", floors.floor("sharp-fano/mixture/averaged"));
        add(steps, "per-context", floors.floor("sharp-fano/mixture/per-context"));
        floors.find("rate-distortion/mixture/per-context").ifPresent(floor -> add(steps, "rate-distortion", floor));
        add(steps, "best", floors.best());
        bayesRisk.ifPresent(risk -> add(steps, "bayes-risk", risk));
        return List.copyOf(steps);
    }

    static List<Step> ceilingSteps(At at, Optional<KlTerms> terms) {
        List<Step> steps = new ArrayList<>();
        PacBayesBudget whole = PacBayesBudget.of(at.labels, at.delta);
        if (terms.isPresent()) {
            double budget = Math.max(at.kl, terms.get().budget());
            double markov = new MarkovBudget(budget, at.eta).divergence();
            add(steps, "markov", inverse(at, whole.at(markov)));
            add(steps, "budget", inverse(at, whole.at(budget)));
        }
        add(steps, "measured", inverse(at, whole.at(at.kl)));
        add(steps, "delta", inverse(at, PacBayesBudget.of(at.labels, 1).at(at.kl)));
        add(steps, "expectation", new ExpectedKlCeiling(at.empiricalRisk, at.kl, at.labels).value());
        addMeasured(steps, "information", "mutual-information", at);
        addMeasured(steps, "label", "individual-sample", at);
        addExcess(steps, at);
        add(steps, "risk", at.risk);
        return List.copyOf(steps);
    }

    /** A ceiling of the cell, where it has it. */
    private static void addMeasured(List<Step> steps, String step, String ceiling, At at) {
        measured(ceiling, at).forEach(value -> add(steps, step, value));
    }

    /** Not ordered to the others by a theorem: with them, which presume less, it bounds E R too. */
    private static void addExcess(List<Step> steps, At at) {
        double before = steps.get(steps.size() - 1).value();
        measured("expected-kl-excess", at).forEach(value -> add(steps, "excess", Math.min(before, value)));
    }

    private static DoubleStream measured(String ceiling, At at) {
        return at.ceilings.stream()
                .filter(c -> c.name().equals(ceiling) && c.kl().equals(CeilingSummary.MEASURED))
                .mapToDouble(CeilingSummary::value);
    }

    private static double inverse(At at, double budget) {
        return KlInverse.upper(at.empiricalRisk, budget);
    }

    private static void add(List<Step> steps, String step, LowerBound floor) {
        add(steps, step, floor.value());
    }

    private static void add(List<Step> steps, String step, double value) {
        steps.add(new Step(step, value));
    }
}
