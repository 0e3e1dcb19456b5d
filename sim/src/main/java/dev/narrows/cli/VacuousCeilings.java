package dev.narrows.cli;

import dev.narrows.bound.KlInverse;
import dev.narrows.bound.Xi;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Why each ceiling that says nothing does so: its formula at the mean empirical risk and the mean KL or the channel budget. */
final class VacuousCeilings {
    private static final String MEASURED = "_measured";
    private static final String BUDGET = "_budget";

    private final JsonNode json;
    private final Cell cell;
    private final double risk;

    VacuousCeilings(JsonNode json, Cell cell, double empiricalRisk) {
        this.json = json;
        this.cell = cell;
        this.risk = empiricalRisk;
    }

    /** Empty where none is vacuous. */
    String sentence() {
        List<String> reasons = new ArrayList<>();
        for (JsonNode check : json.path("verdicts")) {
            String bound = check.path("bound").asString("");
            if (check.path("vacuous").asBoolean(false) && bound.startsWith("ceiling_")) {
                reasons.add(Console.printable(bound) + reason(bound));
            }
        }
        return reasons.isEmpty() ? "" : "Vacuous, at or above what guessing without a label reaches, " + blind()
                + " (r: the mean empirical risk, B: nats per label, K: the channel budget): "
                + String.join("; ", reasons) + ".";
    }

    private String blind() {
        return CellExplanation.matched(json) ? Decimals.risk(json.path("blind_risk").asDouble(1))
                : "under the learner's own loss";
    }

    private String reason(String bound) {
        boolean budget = bound.endsWith(BUDGET);
        double nats = json.path(budget ? "decomposition" : "kl").path(budget ? "budget" : "mean").asDouble(Double.NaN);
        if (!budget && !bound.endsWith(MEASURED) || !(nats >= 0)) {
            return "";
        }
        String name = bound.substring("ceiling_".length(), bound.length() - (budget ? BUDGET : MEASURED).length());
        long labels = cell.learner().labels();
        double eta = cell.bounds().eta();
        String per = " at B = (" + (budget ? "K/eta" : "KL") + " + log(xi(m)/delta))/m = ";
        double rate = ((budget ? nats / eta : nats) + Xi.log(labels) - StrictMath.log(cell.bounds().delta())) / labels;
        return switch (name) {
            case "kl" -> ": kl(r || p) <= B up to p = " + Decimals.risk(KlInverse.upper(risk, rate)) + per
                    + CellExplanation.number(rate);
            case "mcallester" -> value("r + sqrt(B/2)", risk + Math.sqrt(rate / 2)) + per + CellExplanation.number(rate);
            case "tolstikhin_seldin" -> value("r + sqrt(2rB) + 2B", risk + Math.sqrt(2 * risk * rate) + 2 * rate) + per + CellExplanation.number(rate);
            case "thiemann" -> value("r + B + sqrt(B^2 + 2rB)", risk + rate + Math.sqrt(rate * rate + 2 * risk * rate)) + per
                    + CellExplanation.number(rate);
            case "catoni" -> ": no constant of its grid gives enough less with "
                    + (budget ? "K/eta = " + CellExplanation.number(nats / eta)
                    : "KL = " + CellExplanation.number(nats)) + " nats from " + labels + (labels == 1 ? " label" : " labels");
            case "xu_raginsky" -> budget ? value("r + sqrt(K/(2m))", risk + Math.sqrt(nats / labels / 2)) + " at K/m = "
                    + CellExplanation.number(nats / labels) : "";
            default -> "";
        };
    }

    private static String value(String formula, double value) {
        return ": " + formula + " = " + CellExplanation.number(value);
    }
}
