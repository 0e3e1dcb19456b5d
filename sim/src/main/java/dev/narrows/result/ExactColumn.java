package dev.narrows.result;

import dev.narrows.family.ExactHalf;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of points.csv that the exact half of a cell has.
 *
 * @param column the column
 * @param of its value: a number, a text, or a number that may be undefined
 */
public record ExactColumn(Column column, Function<ExactHalf, Object> of) {
    /**
     * The value of a cell.
     *
     * @param exact its exact half
     * @return a number or a text; empty where the value is undefined
     */
    public Optional<Object> value(ExactHalf exact) {
        return Column.present(of.apply(exact));
    }
}
