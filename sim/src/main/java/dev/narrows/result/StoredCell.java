package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as points.json has it, and what every reader asks of it. What its family does not know is empty, and never
 * read as 0; risk and best floor, which every cell has that was computed, must be there.
 *
 * @param json its object
 */
public record StoredCell(ObjectNode json) {
    /**
     * A cell as it would be stored.
     *
     * @param scenario its scenario
     * @param outcome what became of it
     * @return the cell
     */
    public static StoredCell of(Scenario scenario, CellOutcome outcome) {
        return new StoredCell(CellJson.of(scenario, outcome));
    }

    /**
     * The checks of a cell as they would be stored.
     *
     * @param scenario its scenario
     * @param outcome what became of it
     * @return the rows of checks.csv, each by its columns
     */
    public static List<Map<String, String>> checks(Scenario scenario, CellOutcome outcome) {
        return ChecksCsv.named(scenario, outcome);
    }

    /**
     * Which cell it is.
     *
     * @return its number in the sweep; -1 where it has none
     */
    public int number() {
        return json.path("cell").asInt(-1);
    }

    /**
     * Whether it could not be computed.
     *
     * @return true where it has an error in place of results
     */
    public boolean failed() {
        return json.path("status").asString("").equals("failed");
    }

    /**
     * What the replicates say of all its bounds.
     *
     * @return holds, violated or inconclusive; empty for a failed cell
     */
    public String verdict() {
        return json.path("verdict").asString("");
    }

    /**
     * Whether its ceilings are on the true risk; older folders do not say, and all of theirs are.
     *
     * @return false where they bound the risk that the learner observes
     */
    public boolean matched() {
        return json.path("matched").asBoolean(true);
    }

    /**
     * Whether the mean risk is known exactly.
     *
     * @return false where only the simulated mean is known
     */
    public boolean exact() {
        return number("risk_exact").isPresent();
    }

    /**
     * The mean risk as well as it is known.
     *
     * @return the exact one where it is known, else the simulated mean
     * @throws IllegalStateException if the file has neither
     */
    public double risk() {
        return number("risk_exact").orElseGet(() -> simulated("mean"));
    }

    /**
     * The simulated mean risk.
     *
     * @param part mean, low or high
     * @return that number
     * @throws IllegalStateException if the file lacks it
     */
    public double simulated(String part) {
        return required("risk", part);
    }

    /**
     * The best floor.
     *
     * @return a risk
     * @throws IllegalStateException if the file lacks it
     */
    public double floor() {
        return required("floor_best");
    }

    /**
     * The least ceiling over the mean risk.
     *
     * @return a risk; empty where the cell has no such ceiling
     */
    public OptionalDouble ceiling() {
        return number("ceiling_expected");
    }

    /**
     * The least risk of any policy.
     *
     * @return the Bayes risk; empty where it is not known
     */
    public OptionalDouble bayesRisk() {
        return number("bayes_risk");
    }

    /**
     * A number of the cell.
     *
     * @param keys its key, after those of the objects that hold it
     * @return the number; empty where the file lacks it or has null
     */
    public OptionalDouble number(String... keys) {
        JsonNode node = json;
        for (String key : keys) {
            node = node.path(key);
        }
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private double required(String... keys) {
        return number(keys)
                .orElseThrow(() ->
                        new IllegalStateException(String.join(".", keys) + " of cell " + number() + ": is no number"));
    }

    /**
     * The bounds on the true risk that its replicates violate.
     *
     * @return their names, sorted
     */
    public Set<String> violated() {
        Set<String> bounds = new TreeSet<>();
        for (JsonNode check : json.path("verdicts")) {
            if (check.path("verdict").asString("").equals("violated")
                    && check.path("matched").asBoolean(true)) {
                bounds.add(check.path("bound").asString(""));
            }
        }
        return bounds.isEmpty() ? Set.of() : bounds;
    }
}
