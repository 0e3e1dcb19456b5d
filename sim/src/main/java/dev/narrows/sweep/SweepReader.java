package dev.narrows.sweep;

import dev.narrows.expression.ConditionReader;
import dev.narrows.expression.Expression;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code sweep: {grid: {key: [values] or {from, to, steps}}, zip: {key: [values]}, points: [{key: value}], where:
 * condition}}; what the values mean is checked cell by cell.
 */
public final class SweepReader {
    private static final List<String> FORMS = List.of("grid", "zip", "points", "where");
    private static final String CHOOSE =
            ", which the scenario sweeps: choose cells of it with --select, or change the sweep";

    private final SweptKeys keys;
    private final Problems problems;
    private final List<Axis> taken = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();

    private SweepReader(SweptKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /**
     * The cells of a document: axes of variables, then the grid, then axes of the command line, which end the grid,
     * then zip, then points.
     */
    public static Grid read(Value document, Let let, Map<SweptKey, Value> options, SweptKeys keys, Problems problems) {
        return new SweepReader(keys, problems).grid(document, let, options);
    }

    private Grid grid(Value document, Let let, Map<SweptKey, Value> options) {
        int before = problems.added();
        Optional<Value> sweep =
                document.entries().containsKey("sweep") ? Optional.of(document.get("sweep")) : Optional.empty();
        Optional<Fields> fields = sweep.map(this::fields);
        let.axes().forEach(this::addAlone);
        fields.flatMap(f -> f.find("grid")).ifPresent(this::product);
        options.forEach((key, values) -> free(key, reason -> values.refuse(reason + CHOOSE))
                .flatMap(found -> AxisReader.list(found, values, true))
                .ifPresent(this::addAlone));
        fields.flatMap(f -> f.find("zip")).ifPresent(this::zip);
        fields.flatMap(f -> f.find("points")).ifPresent(this::points);
        double cells = dimensions.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
        if (cells > Grid.MOST_CELLS) {
            Optional<Value> grid = dimensions.stream().allMatch(d -> d.form() == Dimension.Form.GRID)
                    ? fields.flatMap(f -> f.find("grid"))
                    : Optional.empty();
            grid.or(() -> sweep)
                    .orElse(document)
                    .refuse("makes "
                            + (cells < 1e18 ? Wording.count((long) cells) : Wording.number(cells)) + " cells, may make "
                            + Wording.count(Grid.MOST_CELLS));
            return Grid.of(List.of());
        }
        Grid grid = Grid.of(dimensions);
        return fields.flatMap(f -> f.find("where"))
                .flatMap(value -> where(value, grid, problems.added() == before))
                .orElse(grid);
    }

    private Fields fields(Value sweep) {
        int before = problems.added();
        Fields fields = Fields.of(sweep, List.of(), FORMS, swept(sweep));
        if (sweep.node() instanceof YamlNode.Mapping
                && !fields.has("grid")
                && !fields.has("zip")
                && !fields.has("points")
                && problems.added() == before) {
            sweep.refuse("has none of grid, zip and points, must have at least one");
        }
        return fields;
    }

    /** Keys to be swept that stand beside grid, zip and points instead of in one of them. */
    private Map<String, String> swept(Value sweep) {
        Map<String, String> swept = new HashMap<>();
        for (String key : sweep.entries().keySet()) {
            if (!FORMS.contains(key)) {
                keys.find(key, reason -> {})
                        .ifPresent(found -> swept.put(
                                key, "stands beside grid, zip and points, must be in one: grid: {" + key + ": ..}"));
            }
        }
        return swept;
    }

    private void addAlone(Axis axis) {
        taken.add(axis);
        dimensions.add(new Dimension(Dimension.Form.GRID, List.of(axis)));
    }

    private boolean isMapping(Value value) {
        boolean fits = !value.entries().isEmpty();
        if (!fits) {
            value.refuse("is "
                    + (value.node() instanceof YamlNode.Mapping
                            ? "empty"
                            : value.node().kind()) + ", must be a mapping from keys to their values");
        }
        return fits;
    }

    private void product(Value grid) {
        axes(grid, AxisReader::read).forEach(axis -> dimensions.add(new Dimension(Dimension.Form.GRID, List.of(axis))));
    }

    private void zip(Value zip) {
        int before = problems.added();
        Map<Axis, Value> lists = new HashMap<>();
        List<Axis> axes = axes(zip, (key, value) -> {
            Optional<Axis> read = AxisReader.list(key, value, false);
            read.ifPresent(axis -> lists.put(axis, value));
            return read;
        });
        for (Axis axis : axes) {
            Axis first = axes.get(0);
            if (axis.size() != first.size()) {
                lists.get(axis)
                        .refuse("has " + axis.size() + (axis.size() == 1 ? " value" : " values") + ", must have "
                                + first.size() + " as " + first.name());
            }
        }
        addTogether(Dimension.Form.ZIP, axes, zip, before);
    }

    /** Reads the values of a key. */
    private interface Reader {
        Optional<Axis> read(SweptKey key, Value value);
    }

    private List<Axis> axes(Value owner, Reader reader) {
        List<Axis> axes = new ArrayList<>();
        if (isMapping(owner)) {
            owner.entries().forEach((name, entry) -> {
                Value value = owner.get(name);
                key(name, entry.keyMark(), value.path())
                        .flatMap(key -> reader.read(key, value))
                        .ifPresent(axis -> {
                            axes.add(axis);
                            taken.add(axis);
                        });
            });
        }
        return axes;
    }

    private void points(Value points) {
        int before = problems.added();
        List<Value> items = points.items(1, (int) Grid.MOST_CELLS);
        if (items.isEmpty() || !isMapping(items.get(0))) {
            return;
        }
        List<String> keys = List.copyOf(items.get(0).entries().keySet());
        List<Fields> fields =
                items.stream().map(item -> Fields.of(item, keys, List.of())).toList();
        addTogether(
                Dimension.Form.POINTS,
                axes(items.get(0), (key, first) -> {
                    String name = first.path().lastKey();
                    List<YamlNode> nodes = new ArrayList<>();
                    List<JsonNode> resolved = new ArrayList<>();
                    fields.stream().flatMap(point -> point.find(name).stream()).forEach(value -> {
                        SweptNode.json(value).ifPresent(resolved::add);
                        nodes.add(value.node());
                    });
                    return Optional.of(AxisReader.of(key, nodes, resolved));
                }),
                points,
                before);
    }

    /** A dimension of several keys, of which no two positions may be the same, where nothing was wrong with them. */
    private void addTogether(Dimension.Form form, List<Axis> axes, Value owner, int before) {
        if (problems.added() > before) {
            taken.removeAll(axes);
            return;
        }
        Set<List<JsonNode>> seen = new HashSet<>();
        for (int i = 0; i < axes.get(0).size(); i++) {
            int position = i;
            if (!seen.add(axes.stream()
                    .map(axis -> SweptNode.comparable(axis.resolved().get(position)))
                    .toList())) {
                problems.add(
                        axes.get(0).value(i).mark(),
                        owner.path(),
                        "repeats at position " + (i + 1) + " the values of an earlier one");
            }
        }
        dimensions.add(new Dimension(form, axes));
    }

    /** A key that may be swept and is not yet. */
    private Optional<SweptKey> key(String name, Mark mark, KeyPath at) {
        Consumer<String> refusal = reason -> problems.add(mark, at, reason);
        return keys.find(name, refusal).flatMap(key -> free(key, refusal));
    }

    private Optional<SweptKey> free(SweptKey key, Consumer<String> refusal) {
        Optional<Axis> other =
                taken.stream().filter(axis -> axis.key().overlaps(key)).findFirst();
        other.ifPresent(axis -> refusal.accept("overlaps " + axis.name()));
        return other.isPresent() ? Optional.empty() : Optional.of(key);
    }

    /** The grid with a condition; it is asked only where everything before it is sound. */
    private static Optional<Grid> where(Value value, Grid grid, boolean sound) {
        Optional<Expression> condition =
                ConditionReader.read(value, text -> Expression.parseSwept(text, SweptValues.kinds(grid)));
        if (!sound || condition.isEmpty()) {
            return Optional.empty();
        }
        Grid filtered = grid.where(condition.get());
        if (filtered.size() == 0) {
            value.refuse("leaves no cell of " + Wording.count(grid.size()));
            return Optional.empty();
        }
        return Optional.of(filtered);
    }
}
