package dev.narrows.explain;

import dev.narrows.result.Expectation;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One cell of points.json in words: the interval, what makes floors and ceilings loose or vacuous, the verdicts. Every
 * sentence is a statement of the numbers that stand beside it; what the file does not hold is left out.
 *
 * @param stored the results of the cell
 * @param cell its settings
 * @param checks its rows of checks.csv by column
 */
record CellExplanation(StoredCell stored, Cell cell, List<Map<String, String>> checks) {
    /** A floor and a ceiling this near each other are one number to four decimals. */
    static final double MET = 5e-5;

    List<String> paragraphs() {
        if (stored.failed()) {
            return List.of(failure());
        }
        return List.of(
                title() + ". " + interval() + shares(),
                observable(),
                paragraph(new FloorExplanation(stored, cell.model().loop()).sentences()),
                paragraph(new CeilingExplanation(stored, cell).sentences()),
                paragraph(new VerdictExplanation(stored, checks).sentences()));
    }

    private String title() {
        String at = CellPlace.of(cell);
        return "Cell " + cell.index() + (at.isEmpty() ? "" : " (" + at + ")");
    }

    /** The conditions of the scenario that a cell does not meet; empty where it meets all. */
    static String unmet(StoredCell cell) {
        return cell.expectations().entrySet().stream()
                .filter(condition -> !condition.getValue().equals(Expectation.MET))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private String failure() {
        return title() + " could not be computed: "
                + stored.json().path("error").asString("no reason given") + ".";
    }

    /** Where the risk of the cell lies, or why it has none. */
    String head() {
        return stored.failed() ? failure() : title() + ". " + interval();
    }

    /** What a cell that was asked for does not meet; empty where it meets all. */
    String expected() {
        String unmet = unmet(stored);
        return unmet.isEmpty() ? "" : title() + " does not meet " + unmet + ".";
    }

    private static String paragraph(List<String> sentences) {
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    private String interval() {
        String known = stored.exact() ? "exactly " + Decimals.risk(stored.risk()) + ", " : "";
        String simulated = "The mean risk of the policy that is trained here is " + known + "simulated "
                + Decimals.risk(stored.simulated("mean")) + " in [" + Decimals.risk(stored.simulated("low")) + ", "
                + Decimals.risk(stored.simulated("high")) + "].";
        double floor = stored.floor();
        if (!stored.matched() || stored.ceiling().isEmpty()) {
            return simulated + " The floor under it is " + Decimals.risk(floor)
                    + (stored.matched() ? "; there is no ceiling over it." : "; no ceiling here is over it.");
        }
        double ceiling = stored.ceiling().getAsDouble();
        return "The mean risk over data sets lies in [" + Decimals.risk(floor) + ", " + Decimals.risk(ceiling)
                + "], from the best floor to the least ceiling over the mean. " + simulated;
    }

    /** The width of the interval is the sum of three gaps, each with a cause of its own. */
    private String shares() {
        if (!stored.matched() || stored.ceiling().isEmpty()) {
            return "";
        }
        double floor = stored.floor();
        double ceiling = stored.ceiling().getAsDouble();
        double width = ceiling - floor;
        if (width >= 0 && width < MET) {
            return " Floor and ceiling meet to within " + Decimals.risk(width) + ": nothing is left open.";
        }
        double bayes = stored.bayesRisk().orElse(Double.NaN);
        double risk = stored.risk();
        if (!(width > 0 && bayes >= floor && risk >= bayes && ceiling >= risk)) {
            return "";
        }
        return " Of the width of " + Decimals.risk(width) + ", "
                + share((bayes - floor) / width, "lies between floor and Bayes risk", "the floor is loose") + ", "
                + share((risk - bayes) / width, "between Bayes risk and mean risk", "the policy is not the best one")
                + ", " + share((ceiling - risk) / width, "between mean risk and ceiling", "the ceiling is loose") + ".";
    }

    /** A share that is next to nothing has no cause to name. */
    private static String share(double share, String where, String cause) {
        return Decimals.percent(share) + " " + where + (share < 0.01 ? "" : " (" + cause + ")");
    }

    /** What the ceilings are of, where that is not the true risk, and what is broken on purpose; else empty. */
    String observable() {
        JsonNode json = stored.json();
        String text = "";
        String bounds = stored.text("observable_bounds");
        if (!stored.matched() && !bounds.isEmpty()) {
            text = "Unmatched: the learner's observable loss is "
                    + json.path("observable").asString("another") + ", so its ceilings bound " + bounds
                    + (bounds.endsWith("not the true risk") ? "" : ", not the true risk")
                    + "; the floors are under the true risk as ever.";
            OptionalDouble observed = stored.number("observable_risk", "mean");
            if (observed.isPresent()) {
                text += " The risk it observes is " + Decimals.risk(observed.getAsDouble())
                        + " on average, the true one " + Decimals.risk(stored.risk()) + ".";
            }
        }
        if (json.path("negative_control").isString()) {
            text += (text.isEmpty() ? "" : " ") + "A negative control ("
                    + json.path("negative_control").asString()
                    + "): the ceilings are broken on purpose, and should be caught.";
        }
        return text;
    }
}
