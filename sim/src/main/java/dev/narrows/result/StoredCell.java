package dev.narrows.result;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.family.NegativeControl;
import dev.narrows.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as points.json has it, and what every reader asks of it. What its family does not know is empty, and never
 * read as 0; risk and best floor, which every cell has that was computed, must be there.
 *
 * @param head what points.json says once: the names of floors, ceilings and steps
 * @param json its object
 */
public record StoredCell(ObjectNode head, ObjectNode json) {
    /**
     * A cell as it would be stored.
     *
     * @param scenario its scenario
     * @param outcome what became of it
     * @return the cell
     */
    public static StoredCell of(Scenario scenario, CellOutcome outcome) {
        return new CellTexts(scenario).of(outcome).stored();
    }

    /**
     * The checks of a cell as they would be stored.
     *
     * @param scenario its scenario
     * @param outcome what became of it
     * @return the rows of checks.csv, each by its columns
     */
    public static List<Map<String, String>> checks(Scenario scenario, CellOutcome outcome) {
        String text =
                ChecksCsv.header(scenario) + new CellTexts(scenario).of(outcome).checks();
        return CsvReader.builder().ofNamedCsvRecord(text).stream()
                .map(NamedCsvRecord::getFieldsAsMap)
                .toList();
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
        return text("status").equals("failed");
    }

    /**
     * What the replicates say of all its bounds.
     *
     * @return holds, violated or inconclusive; empty for a failed cell
     */
    public String verdict() {
        return text("verdict");
    }

    /**
     * Whether its ceilings are on the true risk.
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
     * What became of the conditions of {@code expect}.
     *
     * @return met, not-met or undefined, by condition, in the order of the file; none of a failed cell
     */
    public Map<String, String> expectations() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (JsonNode expectation : json.path("expectations")) {
            outcomes.put(
                    expectation.path("condition").asString(""),
                    expectation.path("outcome").asString(""));
        }
        return outcomes;
    }

    /**
     * A text of the cell.
     *
     * @param key its key
     * @return the text; empty where the file lacks it or has another value
     */
    public String text(String key) {
        return json.path(key).asString("");
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
        return node.doubleValueOpt();
    }

    private double required(String... keys) {
        return number(keys)
                .orElseThrow(() ->
                        new IllegalStateException(String.join(".", keys) + " of cell " + number() + ": is no number"));
    }

    /**
     * Floors or ceilings of the cell.
     *
     * @param list {@code floors} or {@code ceilings}
     * @return those of which it has a value, in the order of the file
     */
    public List<StoredBound> bounds(String list) {
        JsonNode names = head.path(list);
        Map<String, String> broken = broken();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new StoredBound(names.path(i), json.path(list), i, broken))
                .filter(bound -> bound.number("value").isPresent())
                .toList();
    }

    /**
     * What a negative control adds to the names of the bounds that it broke.
     *
     * @return by kind of bound; empty without a control
     */
    public SortedMap<String, String> broken() {
        return control()
                .map(it -> new TreeMap<>(Map.of(
                        "floor",
                        it.ofFloor(),
                        CeilingSummary.HIGH_PROBABILITY,
                        it.ofCeiling(false),
                        CeilingSummary.EXPECTED,
                        it.ofCeiling(true))))
                .orElseGet(TreeMap::new);
    }

    private Optional<NegativeControl> control() {
        return NegativeControl.named(json.path("negative_control").asString(""));
    }

    /**
     * All floors and ceilings of the cell.
     *
     * @return floors, then ceilings
     */
    public List<StoredBound> bounds() {
        return Stream.of("floors", "ceilings")
                .flatMap(list -> bounds(list).stream())
                .toList();
    }

    /**
     * The bounds on the true risk that its replicates violate.
     *
     * @return their names, sorted
     */
    public Set<String> violated() {
        return (matched() ? bounds() : bounds("floors"))
                .stream()
                        .filter(bound -> bound.verdict().equals("violated"))
                        .map(StoredBound::bound)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A step of the waterfall.
     *
     * @param label what it is, in words
     * @param value the floor or ceiling
     */
    public record Step(String label, double value) {}

    /**
     * One side of the waterfall.
     *
     * @param side {@code floor} or {@code ceiling}
     * @return its steps that the cell has, in their order
     */
    public List<Step> steps(String side) {
        JsonNode names = head.path("waterfall").path(side);
        JsonNode values = json.path("waterfall").path(side);
        return IntStream.range(0, names.size())
                .filter(i -> values.path(i).isNumber())
                .mapToObj(i -> new Step(label(names.path(i)), values.path(i).asDouble()))
                .toList();
    }

    /** With the name of the best floor; the risk at the end is the one that the ceilings bound. */
    private String label(JsonNode name) {
        String label = name.path("label").asString("");
        return switch (name.path("step").asString("")) {
            case "best" -> label + ", " + text("floor_best_rung");
            case "risk" -> matched() ? label : label + " under the observable loss, not the true risk";
            default -> label;
        };
    }
}
