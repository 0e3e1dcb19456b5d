package dev.narrows.sweep;

import dev.narrows.expression.Expression;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The swept values of one combination after the other, as conditions name them (mutable, unshared). */
public final class SweptValues {
    /** Values of longer axes are made again each time: memory must not grow with the number of cells. */
    private static final int REMEMBERED = 100_000;

    private final Grid grid;
    private final Map<String, Integer> position;
    private final List<Integer> dimension;
    private final Object[][] known;
    private final int[] digits;

    public SweptValues(Grid grid) {
        this.grid = grid;
        List<Axis> axes = grid.axes();
        this.position = IntStream.range(0, axes.size())
                .boxed()
                .collect(Collectors.toMap(k -> axes.get(k).name(), k -> k));
        this.dimension = IntStream.range(0, grid.dimensions().size())
                .boxed()
                .flatMap(k -> grid.dimensions().get(k).axes().stream().map(axis -> k))
                .toList();
        this.known = new Object[axes.size()][];
        this.digits = new int[grid.dimensions().size()];
    }

    /** Full path of a swept key to what it stands for in conditions. */
    public static Map<String, Expression.Kind> kinds(Grid grid) {
        return grid.axes().stream().collect(Collectors.toMap(Axis::name, SweptValues::kind));
    }

    private static Expression.Kind kind(Axis axis) {
        return axis.isNumeric() ? Expression.Kind.NUMBER : Expression.Kind.TEXT;
    }

    /** Full path to value of one combination; valid until the next call. */
    public Function<String, Optional<Object>> at(int combination) {
        grid.digits(combination, digits);
        return name -> Optional.of(value(position.get(name)));
    }

    private Object value(int k) {
        Axis axis = grid.axes().get(k);
        int i = digits[dimension.get(k)];
        if (axis.size() > REMEMBERED) {
            return value(axis, i);
        }
        if (known[k] == null) {
            known[k] = new Object[axis.size()];
        }
        if (known[k][i] == null) {
            known[k][i] = value(axis, i);
        }
        return known[k][i];
    }

    /** A number as a double, a text as it is, a list as JSON. */
    private static Object value(Axis axis, int i) {
        if (axis.isNumeric()) {
            return ScalarText.number(((YamlNode.Scalar) axis.value(i)).text());
        }
        JsonNode value = axis.resolved().get(i);
        return value.isString() ? value.stringValue() : value.toString();
    }
}
