package dev.narrows.sweep;

import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the values of one swept key: {@code [values]} or {@code {from, to, steps}}. */
final class AxisReader {
    private AxisReader() {}

    /** A list of values, none twice, or a range. */
    static Optional<Axis> read(String name, List<KeyPath.Step> steps, Value value) {
        return value.node() instanceof YamlNode.Mapping ? range(name, steps, value) : list(name, steps, value, true);
    }

    static Optional<Axis> list(String name, List<KeyPath.Step> steps, Value value, boolean distinct) {
        if (!value.isList()) {
            value.refuse("is " + value.node().kind() + ", must be a list of values"
                    + (distinct ? ", or {from, to, steps}" : ""));
            return Optional.empty();
        }
        Set<JsonNode> seen = new HashSet<>();
        List<JsonNode> resolved = new ArrayList<>();
        List<YamlNode> nodes = new ArrayList<>();
        for (Value item : value.items(1, (int) Grid.MOST_CELLS)) {
            SweptNode.json(item).ifPresent(json -> {
                if (!seen.add(SweptNode.comparable(json)) && distinct) {
                    item.refuse("repeats a value of this list");
                }
                resolved.add(json);
                nodes.add(item.node());
            });
        }
        return nodes.isEmpty() ? Optional.empty() : Optional.of(of(name, steps, nodes, resolved));
    }

    /** The axis of these values. */
    static Axis of(String name, List<KeyPath.Step> steps, List<YamlNode> nodes, List<JsonNode> resolved) {
        return new Axis(name, steps, nodes.size(), nodes::get, false, Json.all(resolved));
    }

    private static Optional<Axis> range(String name, List<KeyPath.Step> steps, Value value) {
        int before = value.problems().added();
        Fields fields = Fields.of(value, List.of("from", "to", "steps"), List.of());
        fields.number("from", Range.ANY, 0);
        fields.number("to", Range.ANY, 0);
        int count = (int) fields.integer("steps", 2, Grid.MOST_CELLS, 2);
        if (value.problems().added() > before) {
            return Optional.empty();
        }
        BigDecimal from = decimal(fields.get("from"));
        BigDecimal to = decimal(fields.get("to"));
        double widest = Math.max(Math.abs(from.doubleValue()), Math.abs(to.doubleValue()));
        double step = Math.abs(to.doubleValue() / (count - 1) - from.doubleValue() / (count - 1));
        if (!(step > 2 * Math.ulp(widest))) {
            value.refuse("has equal values: from and to must differ, by more than " + (count - 1)
                    + " steps of the precision of a double");
            return Optional.empty();
        }
        JsonNode resolved = Json.object()
                .set("from", SweptNode.number(from))
                .set("to", SweptNode.number(to))
                .put("steps", (long) count);
        Mark mark = value.node().mark();
        return Optional.of(new Axis(name, steps, count, i -> point(from, to, i, count - 1, mark), true, resolved));
    }

    private static BigDecimal decimal(Value value) {
        return ScalarText.decimal(((YamlNode.Scalar) value.node()).text());
    }

    /** {@code from + (to - from) i / last} in 34 decimal digits: 0.1, 0.2, 0.3 come out as they would be typed. */
    private static YamlNode point(BigDecimal from, BigDecimal to, int i, int last, Mark mark) {
        BigDecimal value = i == last
                ? to
                : from.add(
                        to.subtract(from, MathContext.DECIMAL128)
                                .multiply(BigDecimal.valueOf(i))
                                .divide(BigDecimal.valueOf(last), MathContext.DECIMAL128),
                        MathContext.DECIMAL128);
        return new YamlNode.Scalar(SweptNode.text(value), true, mark);
    }
}
