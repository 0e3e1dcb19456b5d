package dev.narrows.result;

import dev.narrows.experiment.CellResult;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of points.csv.
 *
 * @param label its name, snake_case
 * @param unit nats, risk, loss, ratio, count, or empty for text
 * @param words what people call it where it stands alone
 * @param legend what they call it beside others, as in the legend of a chart; often the same
 * @param formula what it holds: a formula or a few words
 * @param of the value of a cell: a number, a text, or a number that may be undefined
 */
public record Column(
        String label, String unit, String words, String legend, String formula, Function<CellResult, Object> of) {
    /**
     * Whether it holds text.
     *
     * @return false for numbers
     */
    public boolean isText() {
        return unit.isEmpty();
    }

    /**
     * A title for an axis or a choice.
     *
     * @return the words, with nats where it is in nats
     */
    public String title() {
        return words + (unit.equals("nats") ? " (nats)" : "");
    }

    /** A value as text. */
    static String text(Object value) {
        return value instanceof Double number ? Numbers.text(number) : value.toString();
    }

    /**
     * The value of a cell.
     *
     * @param result result of the cell
     * @return a number or a text; empty where the value is undefined
     */
    public Optional<Object> value(CellResult result) {
        return present(of.apply(result));
    }

    /** A value; empty where it is undefined. */
    static Optional<Object> present(Object value) {
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
