package dev.narrows.sweep;

import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the values of one swept key: {@code [values]}, {@code {from, to, steps}} (with {@code scale: log}) or
 * {@code {from, to, by}}.
 */
final class AxisReader {
    private static final int MOST_OF_LOG = 10_000;

    /** What the keys of a range are called elsewhere. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "start", "from", "min", "from", "stop", "to", "end", "to", "max", "to", "step", "by", "num", "steps");

    private static final Range OF_LOG = new Range(x -> x > 0, 1, "above 0 where scale is log");
    private static final Map<String, String> STEPS_WANTED =
            Map.of("steps", ", must be the number of values, both ends among them; or write by: and their distance");

    private AxisReader() {}

    /** A list of values, none twice, or a range. */
    static Optional<Axis> read(SweptKey key, Value value) {
        return value.node() instanceof YamlNode.Mapping ? range(key, value) : list(key, value, true);
    }

    static Optional<Axis> list(SweptKey key, Value value, boolean distinct) {
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
        return nodes.isEmpty() ? Optional.empty() : Optional.of(of(key, nodes, resolved));
    }

    /** The axis of these values. */
    static Axis of(SweptKey key, List<YamlNode> nodes, List<JsonNode> resolved) {
        return new Axis(key, nodes.size(), nodes::get, false, Json.all(resolved));
    }

    private static Optional<Axis> range(SweptKey key, Value value) {
        int before = value.problems().added();
        refuseOtherNames(value);
        if (value.problems().added() > before) {
            return Optional.empty();
        }
        boolean by = value.entries().containsKey("by");
        Fields fields = by
                ? Fields.of(value, List.of("from", "to", "by"), List.of(), besideBy(value))
                : Fields.of(value, List.of("from", "to", "steps"), List.of("scale"), Map.of(), STEPS_WANTED);
        boolean log = fields.find("scale")
                .map(word -> word.choice(List.of("linear", "log"), ""))
                .filter("log"::equals)
                .isPresent();
        fields.number("from", log ? OF_LOG : Range.ANY, 1);
        fields.number("to", log ? OF_LOG : Range.ANY, 1);
        int steps = (int) fields.integer("steps", 2, Grid.MOST_CELLS, 2);
        fields.number("by", Range.ANY, 1);
        if (value.problems().added() > before) {
            return Optional.empty();
        }
        BigDecimal from = decimal(fields.get("from"));
        BigDecimal to = decimal(fields.get("to"));
        int count = by ? count(from, to, fields.get("by")) : steps;
        if (value.problems().added() > before) {
            return Optional.empty();
        }
        if (log) {
            return logarithmic(key, from, to, count, value);
        }
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
        return Optional.of(new Axis(key, count, i -> point(from, to, i, count - 1, mark), true, resolved));
    }

    private static void refuseOtherNames(Value range) {
        range.entries().forEach((name, entry) -> {
            if (OTHER_NAMES.containsKey(name)) {
                String meant = OTHER_NAMES.get(name);
                range.problems()
                        .add(entry.keyMark(), range.path().key(name), "unknown key, did you mean " + meant + "?");
            }
        });
    }

    /** What {@code by} excludes, with the two forms. */
    private static Map<String, String> besideBy(Value value) {
        String ends = "{from: " + shown(value, "from") + ", to: " + shown(value, "to") + ", ";
        String steps = shown(value, "steps");
        return Map.of(
                "steps",
                "excludes by, write " + ends + "by: " + shown(value, "by") + "} or " + ends + "steps: " + steps + "}",
                "scale",
                "excludes by, write " + ends + "by: " + shown(value, "by") + "} or " + ends + "steps: " + steps
                        + ", scale: log}");
    }

    private static String shown(Value range, String key) {
        String text = range.peek(key);
        return text.isEmpty() ? ".." : Wording.quoted(text).replace("\"", "");
    }

    /** How many values there are from one end to the other, which the step must meet. */
    private static int count(BigDecimal from, BigDecimal to, Value by) {
        BigDecimal step = decimal(by);
        BigDecimal way = to.subtract(from);
        if (step.signum() == 0 || way.signum() != step.signum()) {
            by.refuse("is " + step.toPlainString() + ", must lead from " + from.toPlainString() + " to "
                    + to.toPlainString());
            return 2;
        }
        BigDecimal[] steps = way.divideAndRemainder(step, MathContext.DECIMAL128);
        if (steps[1].signum() != 0) {
            BigDecimal last = from.add(step.multiply(steps[0]));
            by.refuse("is " + step.toPlainString() + ", does not meet to: the last value is " + last.toPlainString()
                    + ", write to: " + last.toPlainString());
        } else if (steps[0].compareTo(BigDecimal.valueOf(Grid.MOST_CELLS)) >= 0) {
            by.refuse("is " + step.toPlainString() + ", makes more than " + Grid.MOST_CELLS + " values");
        }
        return (int) Math.min(steps[0].doubleValue() + 1, Grid.MOST_CELLS);
    }

    /** {@code from (to/from)^(i/last)}, rounded to 12 digits: 1, 10, 100 come out as they would be typed. */
    private static Optional<Axis> logarithmic(SweptKey key, BigDecimal from, BigDecimal to, int count, Value value) {
        if (count > MOST_OF_LOG) {
            value.get("steps").refuse("is " + count + ", a logarithmic range may have " + MOST_OF_LOG);
            return Optional.empty();
        }
        double ratio = StrictMath.log(to.doubleValue()) - StrictMath.log(from.doubleValue());
        List<YamlNode> nodes = new ArrayList<>();
        List<JsonNode> resolved = new ArrayList<>();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            BigDecimal point = i == 0
                    ? from
                    : i == count - 1
                            ? to
                            : new BigDecimal(from.doubleValue() * StrictMath.exp(ratio * i / (count - 1)))
                                    .round(new MathContext(12))
                                    .stripTrailingZeros();
            JsonNode json = SweptNode.number(point);
            if (!seen.add(SweptNode.comparable(json))) {
                value.refuse("has equal values: from and to must differ by more than 12 digits show");
                return Optional.empty();
            }
            nodes.add(new YamlNode.Scalar(
                    SweptNode.text(point), true, value.node().mark()));
            resolved.add(json);
        }
        return Optional.of(of(key, nodes, resolved));
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
