package dev.narrows.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code sweep: {grid: {key: [values] or {from, to, steps}}}}; what the values mean is checked cell by cell. */
final class SweepReader {
    private static final Set<String> PARTS = Set.of("model", "learner", "bounds", "confidence");
    private static final List<String> WITH_DEFAULT = List.of("model.contexts.weights", "model.codebook.prior",
            "learner.posterior", "learner.class", "learner.beta", "learner.observable", "learner.labels", "learner.prior",
            "bounds.delta", "bounds.eta", "bounds.catoni", "confidence");

    private final YamlNode.Mapping root;
    private final Problems problems;

    private SweepReader(YamlNode.Mapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static Grid read(Optional<Value> sweep, YamlNode.Mapping root, Problems problems) {
        SweepReader reader = new SweepReader(root, problems);
        return new Grid(sweep.flatMap(v -> Fields.of(v, List.of("grid"), List.of()).find("grid")).map(reader::axes)
                .orElse(List.of()));
    }

    private List<Axis> axes(Value grid) {
        if (!(grid.node() instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            grid.refuse("is " + (grid.node() instanceof YamlNode.Mapping ? "empty" : grid.node().kind())
                    + ", must be a mapping from keys to their values");
            return List.of();
        }
        List<Axis> axes = new ArrayList<>();
        mapping.entries().forEach((name, entry) -> {
            Value value = new Value(entry.value(), grid.path().key(name), problems);
            path(name, entry.keyMark(), value.path()).ifPresent(steps -> {
                Optional<Axis> other = axes.stream().filter(axis -> overlap(axis.steps(), steps)).findFirst();
                other.ifPresent(axis -> problems.add(entry.keyMark(), value.path(), "overlaps " + axis.name()));
                axis(name, steps, value).filter(axis -> other.isEmpty()).ifPresent(axes::add);
            });
        });
        double cells = axes.stream().mapToDouble(Axis::size).reduce(1, (a, b) -> a * b);
        if (cells > Grid.MOST_CELLS) {
            grid.refuse("makes " + (cells < 1e18 ? Wording.count((long) cells) : Wording.number(cells))
                    + " cells, may make " + Wording.count(Grid.MOST_CELLS));
            return List.of();
        }
        return List.copyOf(axes);
    }

    /** The steps to a key that the scenario holds or has a default for. */
    private Optional<List<KeyPath.Step>> path(String name, Mark mark, KeyPath at) {
        Optional<List<KeyPath.Step>> steps = KeyPath.parse(name).map(KeyPath::steps).filter(s -> s.get(0).key() != null);
        boolean inPart = steps.isPresent() && PARTS.contains(steps.get().get(0).key()) && !name.equals("model.family");
        Optional<YamlNode> found = inPart ? Substitution.find(root, steps.get()) : Optional.empty();
        if (found.isPresent() && found.get() instanceof YamlNode.Mapping) {
            problems.add(mark, at, "is a mapping, name one of its keys");
            return Optional.empty();
        }
        if (found.isEmpty() && !(inPart && WITH_DEFAULT.contains(name) && defaultFits(steps.get()))) {
            Set<String> known = new LinkedHashSet<>(WITH_DEFAULT);
            collect(root, "", known);
            problems.add(mark, at, "unknown key" + Wording.nearest(name, known)
                    .map(near -> ", did you mean " + near + "?").orElse("; must be the full path of a key of model, learner, "
                            + "bounds or confidence that the scenario holds or has a default for"));
            return Optional.empty();
        }
        return steps;
    }

    /** Whether nothing but mappings stands on the way to where the default's key would be. */
    private boolean defaultFits(List<KeyPath.Step> steps) {
        return IntStream.range(0, steps.size()).mapToObj(n -> Substitution.find(root, steps.subList(0, n)))
                .allMatch(node -> node.isEmpty() || node.get() instanceof YamlNode.Mapping);
    }

    private static void collect(YamlNode node, String prefix, Set<String> known) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (!prefix.isEmpty() || PARTS.contains(key)) {
                    collect(entry.value(), prefix.isEmpty() ? key : prefix + "." + key, known);
                }
            });
        } else {
            known.add(prefix);
        }
    }

    private static boolean overlap(List<KeyPath.Step> a, List<KeyPath.Step> b) {
        int common = Math.min(a.size(), b.size());
        return a.subList(0, common).equals(b.subList(0, common));
    }

    private Optional<Axis> axis(String name, List<KeyPath.Step> steps, Value value) {
        return value.node() instanceof YamlNode.Mapping ? range(name, steps, value) : list(name, steps, value);
    }

    private Optional<Axis> list(String name, List<KeyPath.Step> steps, Value value) {
        if (!value.isList()) {
            value.refuse("is " + value.node().kind() + ", must be a list of values, or {from, to, steps}");
            return Optional.empty();
        }
        Set<JsonNode> seen = new HashSet<>();
        List<JsonNode> resolved = new ArrayList<>();
        List<YamlNode> nodes = new ArrayList<>();
        for (Value item : value.items(1, (int) Grid.MOST_CELLS)) {
            SweptNode.json(item).ifPresent(json -> {
                if (!seen.add(SweptNode.comparable(json))) {
                    item.refuse("repeats a value of this list");
                }
                resolved.add(json);
                nodes.add(item.node());
            });
        }
        return nodes.isEmpty() ? Optional.empty()
                : Optional.of(new Axis(name, steps, nodes.size(), nodes::get, false, Json.all(resolved)));
    }

    private Optional<Axis> range(String name, List<KeyPath.Step> steps, Value value) {
        int before = problems.added();
        Fields fields = Fields.of(value, List.of("from", "to", "steps"), List.of());
        fields.number("from", Range.ANY, 0);
        fields.number("to", Range.ANY, 0);
        int count = (int) fields.integer("steps", 2, Grid.MOST_CELLS, 2);
        if (problems.added() > before) {
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
        ObjectNode resolved = Json.object();
        resolved.set("from", SweptNode.number(from));
        resolved.set("to", SweptNode.number(to));
        resolved.put("steps", (long) count);
        Mark mark = value.node().mark();
        return Optional.of(new Axis(name, steps, count, i -> point(from, to, i, count - 1, mark), true, resolved));
    }

    private static BigDecimal decimal(Value value) {
        return ScalarText.decimal(((YamlNode.Scalar) value.node()).text());
    }

    /** {@code from + (to - from) i / last} in 34 decimal digits: 0.1, 0.2, 0.3 come out as they would be typed. */
    private static YamlNode point(BigDecimal from, BigDecimal to, int i, int last, Mark mark) {
        BigDecimal value = i == last ? to : from.add(to.subtract(from, MathContext.DECIMAL128)
                .multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(last), MathContext.DECIMAL128),
                MathContext.DECIMAL128);
        return new YamlNode.Scalar(SweptNode.text(value), true, mark);
    }
}
