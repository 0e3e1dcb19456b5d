package dev.narrows.explain;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.Xi;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Why each ceiling that says nothing does so: its formula at the mean empirical risk and the mean KL or the channel
 * budget.
 */
final class VacuousCeilings {
    private static final String BUDGET = "_budget";

    private final StoredCell stored;
    private final JsonNode json;
    private final Cell cell;
    private final double risk;

    VacuousCeilings(StoredCell stored, Cell cell, double empiricalRisk) {
        this.stored = stored;
        this.json = stored.json();
        this.cell = cell;
        this.risk = empiricalRisk;
    }

    /** Empty where none is vacuous. */
    String sentence() {
        List<String> reasons = new ArrayList<>();
        for (JsonNode check : json.path("verdicts")) {
            String bound = check.path("bound").asString("");
            if (check.path("vacuous").asBoolean(false) && bound.startsWith("ceiling_")) {
                reasons.add(bound + reason(bound));
            }
        }
        return reasons.isEmpty()
                ? ""
                : "Vacuous, at or above what guessing without a label reaches, " + blind()
                        + " (Rhat: the mean empirical risk, B: nats per label, K: the channel budget): "
                        + String.join("; ", reasons) + ".";
    }

    private String blind() {
        return stored.matched() ? Decimals.risk(json.path("blind_risk").asDouble(1)) : "under the learner's own loss";
    }

    private String reason(String bound) {
        boolean budget = bound.endsWith(BUDGET);
        double nats = json.path(budget ? "decomposition" : "kl")
                .path(budget ? "budget" : "mean")
                .asDouble(Double.NaN);
        return BoundCatalogue.load().ceilings().stream()
                .filter(rule -> rule.needs().fromKl()
                        && nats >= 0
                        && bound.equals(CeilingSummary.column(
                                rule.statement().name(), budget ? CeilingSummary.BUDGET : CeilingSummary.MEASURED)))
                .findFirst()
                .map(rule -> reason(rule, budget, nats))
                .orElse("");
    }

    /** The formula at the mean empirical risk and the mean KL, or what the budget puts in its place. */
    private String reason(CeilingRule rule, boolean budget, double nats) {
        boolean each = rule.needs() == CeilingRule.Needs.KL;
        double information = budget && each ? nats / cell.bounds().eta() : nats;
        long labels = cell.learner().labels();
        OptionalDouble c = cell.bounds().catoni();
        CatoniGrid grid = c.isPresent() ? CatoniGrid.of(c.getAsDouble()) : CatoniGrid.standard();
        double value = rule.of(labels, cell.bounds().delta(), grid).at(risk, information);
        double rate = (information
                        + (each ? Xi.log(labels) - StrictMath.log(cell.bounds().delta()) : 0))
                / labels;
        return ": " + rule.statement().formula() + " = " + Decimals.risk(value) + " at "
                + (budget ? each ? "K/eta" : "K" : each ? "KL" : "E KL") + " = " + Decimals.number(information)
                + ", B = " + Decimals.number(rate);
    }
}
