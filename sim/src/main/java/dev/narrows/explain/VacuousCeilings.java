package dev.narrows.explain;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.Xi;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Why each ceiling that says nothing does so: its formula at the mean empirical risk and the mean KL or the channel
 * budget.
 *
 * @param stored the results of the cell
 * @param cell its settings
 * @param risk the mean empirical risk
 */
record VacuousCeilings(StoredCell stored, Cell cell, double risk) {
    /** Empty where none is vacuous. */
    String sentence() {
        List<CeilingRule> rules = BoundCatalogue.load().ceilings().stream()
                .filter(rule -> rule.needs().fromKl())
                .toList();
        List<String> reasons = new ArrayList<>();
        for (StoredBound ceiling : stored.bounds("ceilings")) {
            if (ceiling.at("vacuous").asBoolean(false)) {
                reasons.add(ceiling.bound() + reason(ceiling.bound(), rules));
            }
        }
        return reasons.isEmpty()
                ? ""
                : "Vacuous, " + why() + " (Rhat: the mean empirical risk, B: nats per label, K: the channel budget): "
                        + String.join("; ", reasons) + ".";
    }

    private String why() {
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
        for (CeilingRule rule : rules) {
            String name = rule.statement().name();
            boolean ofBudget = bound.equals(CeilingSummary.column(name, CeilingSummary.BUDGET));
            if (ofBudget || bound.equals(CeilingSummary.column(name, CeilingSummary.MEASURED))) {
                OptionalDouble nats = ofBudget ? stored.number("decomposition", "budget") : stored.number("kl", "mean");
                return nats.isPresent() ? reason(rule, ofBudget, nats.getAsDouble()) : "";
            }
        }
        return "";
    }

    /** The formula at the mean empirical risk and the mean KL, or what the budget puts in its place. */
    private String reason(CeilingRule rule, boolean ofBudget, double nats) {
        boolean each = rule.needs() == CeilingRule.Needs.KL;
        double information = ofBudget && each ? nats / cell.bounds().eta() : nats;
        long labels = cell.learner().labels();
        double value =
                rule.of(labels, cell.bounds().delta(), cell.bounds().grid()).at(risk, information);
        double rate = (information
                        + (each ? Xi.log(labels) - StrictMath.log(cell.bounds().delta()) : 0))
                / labels;
        // a ceiling is cut to 1
        return ": " + rule.statement().formula() + (value < 1 ? " = " + Decimals.risk(value) : " is 1 or more") + " at "
                + (ofBudget ? each ? "K/eta" : "K" : each ? "KL" : "E KL") + " = " + Decimals.number(information)
                + ", B = " + Decimals.number(rate);
    }
}
