package dev.narrows.cli;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One cell of points.json in words: the interval, what makes floors and ceilings loose or vacuous, the verdicts. Every sentence
 * is a statement of the numbers that stand beside it; what the file does not hold is left out.
 */
final class CellExplanation {
    /** A floor and a ceiling this near each other are one number to four decimals. */
    static final double MET = 5e-5;

    private final JsonNode json;
    private final Cell cell;
    private final List<NamedCsvRecord> checks;

    CellExplanation(JsonNode json, Cell cell, List<NamedCsvRecord> checks) {
        this.json = json;
        this.cell = cell;
        this.checks = checks;
    }

    List<String> paragraphs() {
        String at = ExactTable.at(cell);
        String title = "Cell " + cell.index() + (at.isEmpty() ? "" : " (" + at + ")");
        if (json.path("status").asString("").equals("failed")) {
            return List.of(title + " could not be computed: " + Console.printable(json.path("error").asString("no reason given")) + ".");
        }
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(title + ". " + interval());
        paragraphs.add(observable());
        paragraphs.add(String.join(" ", new FloorExplanation(json, cell).sentences()));
        paragraphs.add(String.join(" ", new CeilingExplanation(json, cell).sentences()));
        paragraphs.add(String.join(" ", new VerdictExplanation(json, checks).sentences()));
        return paragraphs;
    }

    /** Whether the ceilings are on the true risk; older folders do not say, and all of theirs are. */
    static boolean matched(JsonNode json) {
        return json.path("matched").asBoolean(true);
    }

    /** The mean risk as well as it is known. */
    static double risk(JsonNode json) {
        return json.path("risk_exact").isNumber() ? json.path("risk_exact").asDouble() : json.path("risk").path("mean").asDouble();
    }

    private String interval() {
        JsonNode risk = json.path("risk");
        String known = json.path("risk_exact").isNumber() ? "exactly " + Decimals.risk(risk(json)) + ", " : "";
        String simulated = "The mean risk of the policy that is trained here is " + known + "simulated " + Decimals.risk(risk.path("mean").asDouble())
                + " in [" + Decimals.risk(risk.path("low").asDouble()) + ", " + Decimals.risk(risk.path("high").asDouble()) + "].";
        double floor = json.path("floor_best").asDouble();
        double ceiling = json.path("ceiling_expected").asDouble();
        if (!matched(json)) {
            return simulated + " The floor under it is " + Decimals.risk(floor) + "; no ceiling here is over it.";
        }
        return "The mean risk over data sets lies in [" + Decimals.risk(floor) + ", " + Decimals.risk(ceiling) + "], from the best"
                + " floor to the least ceiling over the mean. " + simulated + shares(floor, ceiling);
    }

    /** The width of the interval is the sum of three gaps, each with a cause of its own. */
    private String shares(double floor, double ceiling) {
        double bayes = json.path("bayes_risk").asDouble();
        double risk = risk(json);
        double width = ceiling - floor;
        if (width >= 0 && width < MET) {
            return " Floor and ceiling meet to within " + Decimals.risk(width) + ": nothing is left open.";
        }
        if (!(width > 0 && bayes >= floor && risk >= bayes && ceiling >= risk)) {
            return "";
        }
        return " Of the width of " + Decimals.risk(width) + ", " + percent((bayes - floor) / width) + " lies between floor and"
                + " Bayes risk (the floor is loose), " + percent((risk - bayes) / width) + " between Bayes risk and mean risk"
                + " (the policy is not the best one), " + percent((ceiling - risk) / width) + " between mean risk and ceiling"
                + " (the ceiling is loose).";
    }

    private String observable() {
        String text = "";
        String bounds = json.path("observable_bounds").asString("");
        if (!matched(json) && !bounds.isEmpty()) {
            text = "Unmatched: the learner's observable loss is " + json.path("observable").asString("another") + ", so its ceilings bound "
                    + Console.printable(bounds) + (bounds.endsWith("not the true risk") ? "" : ", not the true risk") + "; the floors are under the true risk as ever.";
            if (json.path("observable_risk").path("mean").isNumber()) {
                text += " The risk it observes is " + Decimals.risk(json.path("observable_risk").path("mean").asDouble())
                        + " on average, the true one " + Decimals.risk(risk(json)) + ".";
            }
        }
        if (json.path("negative_control").isString()) {
            text += (text.isEmpty() ? "" : " ") + "A negative control (" + Console.printable(json.path("negative_control").asString())
                    + "): the ceilings are broken on purpose, and should be caught.";
        }
        return text;
    }

    /** A fraction in percent; the smallest and the largest are not rounded to nothing and to all. */
    static String percent(double fraction) {
        if (fraction > 0 && fraction < 0.005) {
            return "less than 1 %";
        }
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    /** Nats, and numbers that are no risks. */
    static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
    }
}
