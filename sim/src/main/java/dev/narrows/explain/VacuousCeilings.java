package dev.narrows.explain;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.Xi;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Why each ceiling that says nothing does so: its formula at the mean empirical risk and the mean KL or the channel
 * budget.
 */
final class VacuousCeilings {
    private final StoredCell stored;
    private final Cell cell;
    private final double risk;
    /** By their columns. */
    private final Map<String, CeilingRule> measured = new HashMap<>();

    private final Map<String, CeilingRule> budget = new HashMap<>();

    VacuousCeilings(StoredCell stored, Cell cell, double empiricalRisk) {
        this.stored = stored;
        this.cell = cell;
        this.risk = empiricalRisk;
        for (CeilingRule rule : BoundCatalogue.load().ceilings()) {
            if (rule.needs().fromKl()) {
                String name = rule.statement().name();
                measured.put(CeilingSummary.column(name, CeilingSummary.MEASURED), rule);
                budget.put(CeilingSummary.column(name, CeilingSummary.BUDGET), rule);
            }
        }
    }

    /** Empty where none is vacuous. */
    String sentence() {
        List<String> reasons = new ArrayList<>();
        for (JsonNode check : stored.json().path("verdicts")) {
            String bound = check.path("bound").asString("");
            if (check.path("vacuous").asBoolean(false) && bound.startsWith("ceiling_")) {
                reasons.add(bound + reason(bound));
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

    private String reason(String bound) {
        OptionalDouble kl = stored.number("kl", "mean");
        OptionalDouble allowed = stored.number("decomposition", "budget");
        if (measured.containsKey(bound) && kl.isPresent()) {
            return reason(measured.get(bound), false, kl.getAsDouble());
        }
        return budget.containsKey(bound) && allowed.isPresent()
                ? reason(budget.get(bound), true, allowed.getAsDouble())
                : "";
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
