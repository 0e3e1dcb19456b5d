package dev.narrows.result;

import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellResult;
import dev.narrows.expression.Expression;
import dev.narrows.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One condition of {@code expect} held against one cell.
 *
 * @param cell index of the cell
 * @param condition the condition
 * @param truth whether it is true; empty where a value that it needs is undefined
 * @param values the values it names, for people
 */
public record Expectation(int cell, String condition, Optional<Boolean> truth, String values) {
    static final String MET = "met";

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
        String values = expression.names().stream()
                .map(name ->
                        name + " = " + value(result, name).map(Column::text).orElse("undefined"))
                .collect(Collectors.joining(", "));
        return new Expectation(
                result.cell().index(), expression.text(), expression.test(name -> value(result, name)), values);
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
