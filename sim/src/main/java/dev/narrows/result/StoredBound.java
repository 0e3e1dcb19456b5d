package dev.narrows.result;

import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * A floor or ceiling of a cell as points.json has it: what is said of it in all cells, and its place among the numbers
 * of the cell.
 *
 * @param name its entry in {@code floors} or {@code ceilings} of the file
 * @param numbers the arrays {@code floors} or {@code ceilings} of the cell
 * @param place its place in the arrays
 * @param broken what a negative control adds to the names of bounds, by their kind; empty without one
 */
public record StoredBound(JsonNode name, JsonNode numbers, int place, Map<String, String> broken) {
    /**
     * What is said of it in all cells.
     *
     * @param key such as {@code rung} or {@code kl}
     * @return the text; empty where there is none
     */
    public String text(String key) {
        return name.path(key).asString("");
    }

    /**
     * What is said of it in the cell.
     *
     * @param key such as {@code vacuous} or {@code verdict}
     * @return the value; missing where there is none
     */
    public JsonNode at(String key) {
        return numbers.path(key).path(place);
    }

    /**
     * A number of it in the cell.
     *
     * @param key such as {@code value} or {@code low}
     * @return the number; empty where there is none
     */
    public OptionalDouble number(String key) {
        return at(key).doubleValueOpt();
    }

    /**
     * Its value.
     *
     * @return a risk
     */
    public double value() {
        return at("value").asDouble();
    }

    /**
     * What the replicates say of it.
     *
     * @return holds, violated or inconclusive; empty where it was not judged
     */
    public String verdict() {
        return at("verdict").asString("");
    }

    /**
     * The name under which checks.csv lists it.
     *
     * @return for example {@code ceiling_kl_measured}
     */
    public String bound() {
        String kind = text("kind");
        return text("bound") + broken.getOrDefault(kind.isEmpty() ? "floor" : kind, "");
    }
}
