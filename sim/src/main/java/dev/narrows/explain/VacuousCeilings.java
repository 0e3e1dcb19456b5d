package dev.narrows.explain;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ExcessRule;
import dev.narrows.bound.Xi;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.Quantity;
import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Why each ceiling that says nothing does so: its formula at the mean empirical risk and the mean KL or the channel
 * budget.
 *
 * @param stored the results of the cell
 * @param cell its settings
 * @param risk the mean empirical risk
 */
record VacuousCeilings(StoredCell stored, Cell cell, double risk) {
    /** What the letters of the formulas are. */
    static final String LETTERS = "Rhat: the mean empirical risk, B: nats per label, K: the channel budget";

    private static final String EXCESS = ", L: the largest excess, vhat and what: the estimates of R*";

    /** Empty where none is vacuous. */
    String sentence() {
        Map<String, String> reasons = reasons();
        return reasons.isEmpty()
                ? ""
                : "Vacuous, " + why() + " (" + letters(reasons) + "): "
                        + reasons.entrySet().stream()
                                .map(entry -> entry.getKey() + entry.getValue())
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private static String letters(Map<String, String> reasons) {
        boolean excess = reasons.values().stream().anyMatch(reason -> reason.contains("vhat"));
        return excess ? LETTERS + EXCESS : LETTERS;
    }

    /** Each vacuous ceiling and its reason, which begins with a colon or is empty. */
    Map<String, String> reasons() {
        List<CeilingRule> rules = rules();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (StoredBound ceiling : stored.bounds("ceilings")) {
            if (ceiling.at("vacuous").asBoolean(false)) {
                reasons.put(ceiling.bound(), reason(ceiling.bound(), rules));
            }
        }
        return reasons;
    }

    private static List<CeilingRule> rules() {
        return BoundCatalogue.load().ceilings().stream()
                .filter(CeilingRule::fromBudget)
                .toList();
    }

    /** What a ceiling is that says nothing. */
    String why() {
        OptionalDouble blind = stored.number("blind_risk");
        String above = !stored.matched()
                ? "at or above what guessing without a label reaches, under the learner's own loss"
                : blind.isPresent()
                        ? "at or above what guessing without a label reaches, " + Decimals.risk(blind)
                        : "at or above 1, which bounds every risk";
        return mayAlwaysFail() ? above + ", or of a budget that may always fail, delta + eta >= 1" : above;
    }

    private boolean mayAlwaysFail() {
        return stored.number("decomposition", "budget").isPresent()
                && cell.bounds().delta() + cell.bounds().eta() >= 1;
    }

    private String reason(String bound, List<CeilingRule> rules) {
        return fromKl(bound, rules)
                .map(of -> ": " + of.rule.statement().formula() + value(of) + " at " + of.inputs())
                .orElse("");
    }

    /** The inputs of each vacuous ceiling that is made from a KL: that, and nats per label. */
    Map<String, String> inputs() {
        List<CeilingRule> rules = rules();
        Map<String, String> inputs = new LinkedHashMap<>();
        reasons().keySet().forEach(bound -> fromKl(bound, rules).ifPresent(of -> inputs.put(bound, of.inputs())));
        return inputs;
    }

    private Optional<FromKl> fromKl(String bound, List<CeilingRule> rules) {
        for (CeilingRule rule : rules) {
            String name = rule.statement().name();
            boolean ofBudget = bound.equals(CeilingSummary.column(name, CeilingSummary.BUDGET));
            if (ofBudget || bound.equals(CeilingSummary.column(name, CeilingSummary.MEASURED))) {
                OptionalDouble nats = ofBudget ? stored.number("decomposition", "budget") : stored.number("kl", "mean");
                return nats.isPresent() ? Optional.of(fromKl(rule, ofBudget, nats.getAsDouble())) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The mean KL, or what the budget puts in its place. */
    private FromKl fromKl(CeilingRule rule, boolean ofBudget, double nats) {
        boolean each = rule.needs() == CeilingRule.Needs.KL;
        double information = ofBudget && each ? nats / cell.bounds().eta() : nats;
        long labels = cell.learner().labels();
        double rate = (information
                        + (each ? Xi.log(labels) - StrictMath.log(cell.bounds().delta()) : 0))
                / labels;
        return new FromKl(rule, ofBudget ? each ? "K/eta" : "K" : each ? "KL" : "E KL", information, rate);
    }

    /** The formula at the mean empirical risk; a ceiling is cut to 1. */
    private String value(FromKl of) {
        double value = of.rule instanceof ExcessRule rule ? ofExcess(rule, of.information) : ofLoss(of);
        return Double.isNaN(value) ? "" : value < 1 ? " = " + Decimals.risk(value) : " is 1 or more";
    }

    private double ofLoss(FromKl of) {
        BoundsSpec bounds = cell.bounds();
        return of.rule
                .of(cell.learner().labels(), bounds.delta(), bounds.grid())
                .at(risk, of.information);
    }

    /** At the means of both estimates of R*; NaN where they are not known. */
    private double ofExcess(ExcessRule rule, double information) {
        OptionalDouble ofBayes = stored.number(Quantity.EMPIRICAL_BAYES_RISK, "mean");
        OptionalDouble ofContexts = stored.number(Quantity.CONTEXT_BAYES_RISK, "mean");
        BoundsSpec bounds = cell.bounds();
        return ofBayes.isEmpty() || ofContexts.isEmpty()
                ? Double.NaN
                : cell.trials()
                        .excess()
                        .map(excess -> rule.of(excess, cell.learner().labels(), bounds.delta(), bounds.grid())
                                .at(risk, ofBayes.getAsDouble(), ofContexts.getAsDouble(), information))
                        .orElse(Double.NaN);
    }

    /** A ceiling with its inputs. */
    private record FromKl(CeilingRule rule, String name, double information, double rate) {
        String inputs() {
            return name + " = " + Decimals.number(information) + ", B = " + Decimals.number(rate);
        }
    }
}
