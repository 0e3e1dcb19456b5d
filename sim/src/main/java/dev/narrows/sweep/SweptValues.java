package dev.narrows.sweep;

import dev.narrows.expression.Expression;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The swept values of one combination after the other, as conditions name them (mutable, unshared). */
public final class SweptValues {
    /** Values of longer axes are made again each time: memory must not grow with the number of cells. */
    private static final int REMEMBERED = 100_000;

    private final Grid grid;
    private final int[] digits;
    private final Map<String, Supplier<Object>> values = new HashMap<>();

    public SweptValues(Grid grid) {
        this.grid = grid;
        this.digits = new int[grid.dimensions().size()];
        for (int k = 0; k < digits.length; k++) {
            int dimension = k;
            for (Axis axis : grid.dimensions().get(k).axes()) {
                IntFunction<Object> ofAxis = values(axis);
                values.put(axis.name(), () -> ofAxis.apply(digits[dimension]));
            }
        }
    }

    /** Full path of a swept key to what it stands for in conditions. */
    public static Map<String, Expression.Kind> kinds(Grid grid) {
        return grid.axes().stream().collect(Collectors.toMap(Axis::name, Axis::kind));
    }

    /** Full path to value of one combination; valid until the next call. */
    public Function<String, Optional<Object>> at(int combination) {
        grid.digits(combination, digits);
        return name -> Optional.of(values.get(name).get());
    }

    private static IntFunction<Object> values(Axis axis) {
        if (axis.size() > REMEMBERED) {
            return i -> value(axis, i);
        }
        Object[] known = new Object[axis.size()];
        return i -> {
            if (known[i] == null) {
                known[i] = value(axis, i);
            }
            return known[i];
        };
    }

    /** A number as a double, a text as it is, a list as JSON. */
    private static Object value(Axis axis, int i) {
        if (axis.kind() == Expression.Kind.NUMBER) {
            return ScalarText.number(((YamlNode.Scalar) axis.value(i)).text());
        }
        JsonNode value = axis.resolved().get(i);
        return value.isString() ? value.stringValue() : value.toString();
    }
}
