package dev.narrows.sweep;

import dev.narrows.expression.Expression;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * One swept key and the values it takes, each with its place in the file; {@code range} when they are equally spaced
 * numbers; {@code resolved} as it stands under {@code grid} or {@code zip}.
 */
public record Axis(SweptKey key, int size, IntFunction<YamlNode> values, boolean range, JsonNode resolved) {
    /** The full name of the key. */
    public String name() {
        return key.name();
    }

    /** Where its value stands: at least one place, and another value is at none of them. */
    public List<List<KeyPath.Step>> places() {
        return key.places();
    }

    public YamlNode value(int i) {
        return values.apply(i);
    }

    /** Whether the key lies in this part of the scenario. */
    public boolean isIn(Part part) {
        return places().stream().anyMatch(steps -> part.holds(steps));
    }

    /** What the key stands for in conditions: a number if every value is one. */
    public Expression.Kind kind() {
        return range || resolved.valueStream().allMatch(JsonNode::isNumber)
                ? Expression.Kind.NUMBER
                : Expression.Kind.TEXT;
    }

    public boolean isLongRange() {
        return range && size > 3;
    }

    /**
     * The values that decide whether all are accepted. What a numeric key takes is an interval, of all or of the whole
     * numbers, whatever the other keys are: so of a range the first, the second (whole like every other, if the first
     * is) and the last.
     */
    public Axis decisive() {
        return isLongRange() ? new Axis(key, 3, i -> values.apply(i == 2 ? size - 1 : i), true, resolved) : this;
    }
}
