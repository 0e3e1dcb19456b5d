package dev.narrows.result;

import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellResult;
import dev.narrows.expression.Expression;
import dev.narrows.scenario.Scenario;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * One condition of {@code expect} held against one cell.
 *
 * @param cell index of the cell
 * @param condition the condition
 * @param truth whether it is true; empty where a value that it needs is undefined
 * @param values the values it names, to six digits or as many as the outcome takes
 */
public record Expectation(int cell, String condition, Optional<Boolean> truth, String values) {
    /** The outcome of a condition that a cell meets. */
    public static final String MET = "met";

    private static final int FEWEST_DIGITS = 6;
    private static final int ALL_DIGITS = 17;

    /**
     * Every expectation of a scenario held against a cell.
     *
     * @param scenario the scenario
     * @param result result of the cell
     * @return one for each condition, in the order of the file
     */
    public static List<Expectation> of(Scenario scenario, CellResult result) {
        return scenario.expect().stream()
                .map(expression -> of(expression, result))
                .toList();
    }

    private static Expectation of(Expression expression, CellResult result) {
        Optional<Boolean> truth = expression.test(name -> value(result, name));
        // a value that is shown must not contradict the outcome beside it
        int digits = IntStream.range(FEWEST_DIGITS, ALL_DIGITS)
                .filter(n -> expression
                        .test(name -> value(result, name).map(value -> rounded(value, n)))
                        .equals(truth))
                .findFirst()
                .orElse(ALL_DIGITS);
        String values = expression.names().stream()
                .map(name -> name + " = "
                        + value(result, name).map(value -> shown(value, digits)).orElse("undefined"))
                .collect(Collectors.joining(", "));
        return new Expectation(result.cell().index(), expression.text(), truth, values);
    }

    private static Object rounded(Object value, int digits) {
        return value instanceof Number ? (Object) Double.valueOf(shown(value, digits)) : value;
    }

    private static String shown(Object value, int digits) {
        return value instanceof Number number ? Wording.number(number.doubleValue(), digits) : value.toString();
    }

    /** The value in a column of points.csv. */
    private static Optional<Object> value(CellResult result, String name) {
        if (name.equals("cell")) {
            return Optional.of(result.cell().index());
        }
        if (name.equals("status")) {
            return Optional.of("complete");
        }
        for (Map.Entry<String, JsonNode> swept : result.cell().at().entrySet()) {
            if (Scenario.column(swept.getKey()).equals(name)) {
                JsonNode value = swept.getValue();
                return Optional.of(value.isNumber() ? (Object) value.doubleValue() : PointsCsv.text(value));
            }
        }
        return Columns.own().find(name).map(column -> column.value(result)).orElseGet(() -> ceiling(result, name));
    }

    /** A ceiling of an extension. */
    private static Optional<Object> ceiling(CellResult result, String name) {
        return result.ceilings().stream()
                .filter(c -> c.column().equals(name))
                .findFirst()
                .map(CeilingSummary::value);
    }

    /**
     * Whether the cell is as expected.
     *
     * @return true only where the condition is defined and true
     */
    public boolean met() {
        return truth.orElse(false);
    }

    /**
     * The outcome in a word.
     *
     * @return met, not-met or undefined
     */
    public String label() {
        return truth.map(t -> t ? MET : "not-met").orElse("undefined");
    }

    /**
     * The outcome in a line.
     *
     * @return cell, condition, what it came to and why
     */
    public String line() {
        String outcome = truth.isPresent() ? truth.get() ? "is met" : "is not met" : "is not met: undefined";
        return "cell " + cell + ": expectation " + condition + " " + outcome
                + (values.isEmpty() ? "" : " (" + values + ")");
    }
}
