package dev.narrows.sweep;

import dev.narrows.expression.Expression;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of a sweep (immutable): the combinations of its dimensions, the first slowest, of which a condition may
 * keep some. A combination has the mixed-radix digits of its number; cells are numbered from 0 over the combinations
 * that are kept.
 */
public final class Grid {
    static final long MOST_CELLS = 10_000_000;

    private final List<Dimension> dimensions;
    private final List<Axis> axes;
    private final Optional<Expression> where;
    private final IndexSet kept;

    private Grid(List<Dimension> dimensions, Optional<Expression> where, IndexSet kept) {
        this.dimensions = dimensions;
        this.axes = dimensions.stream()
                .flatMap(dimension -> dimension.axes().stream())
                .toList();
        this.where = where;
        this.kept = kept;
    }

    /** All combinations, one without dimensions. */
    public static Grid of(List<Dimension> dimensions) {
        long size = dimensions.stream().mapToLong(Dimension::size).reduce(1, Math::multiplyExact);
        return new Grid(List.copyOf(dimensions), Optional.empty(), IndexSet.all(Math.toIntExact(size)));
    }

    /** The combinations for which the condition is true. */
    Grid where(Expression condition) {
        SweptValues values = new SweptValues(this);
        return new Grid(
                dimensions,
                Optional.of(condition),
                kept.where(combination -> condition.test(values.at(combination)).orElse(false)));
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** Every swept key, in the order of the dimensions. */
    public List<Axis> axes() {
        return axes;
    }

    /** Whether a swept key lies in this part of the scenario. */
    public boolean varies(Part part) {
        return axes.stream().anyMatch(axis -> axis.isIn(part));
    }

    public boolean isFiltered() {
        return where.isPresent();
    }

    /** Number of cells, 1 without dimensions. */
    public int size() {
        return kept.size();
    }

    /** The position on every dimension of one cell. */
    public int[] digits(int cell) {
        int[] digits = new int[dimensions.size()];
        digits(kept.get(cell), digits);
        return digits;
    }

    /** The position on every dimension of one combination; {@code digits} is overwritten. */
    public void digits(int combination, int[] digits) {
        int rest = combination;
        for (int k = digits.length - 1; k >= 0; k--) {
            int size = dimensions.get(k).size();
            digits[k] = rest % size;
            rest /= size;
        }
    }

    /** The combination of one cell. */
    public int combination(int cell) {
        return kept.get(cell);
    }

    /** The subtree of a part of the document with the values at these positions put in, if there is one. */
    public Optional<YamlNode> subtree(YamlNode.Mapping root, Part part, int[] digits) {
        YamlNode.Entry written = root.entries().get(part.key());
        YamlNode node = written == null ? null : written.value();
        for (int k = 0; k < digits.length; k++) {
            for (Axis axis : dimensions.get(k).axes()) {
                YamlNode value = axis.isIn(part) ? axis.value(digits[k]) : null;
                for (List<KeyPath.Step> steps : axis.places()) {
                    if (part.holds(steps)) {
                        node = Substitution.put(node, steps.subList(1, steps.size()), value);
                    }
                }
            }
        }
        return Optional.ofNullable(node);
    }

    /** What stands under {@code sweep}; reads back to the same cells. */
    public ObjectNode resolved() {
        ObjectNode sweep = Json.object();
        for (Dimension dimension : dimensions) {
            if (dimension.form() == Dimension.Form.POINTS) {
                sweep.set("points", Json.all(points(dimension)));
            } else {
                ObjectNode keys = sweep.withObject(dimension.form() == Dimension.Form.GRID ? "/grid" : "/zip");
                dimension
                        .axes()
                        .forEach(axis -> keys.set(axis.name(), axis.resolved().deepCopy()));
            }
        }
        where.ifPresent(condition -> sweep.put("where", condition.text()));
        return sweep;
    }

    private static List<ObjectNode> points(Dimension dimension) {
        List<ObjectNode> points = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            points.add(Json.object());
            for (Axis axis : dimension.axes()) {
                points.get(i).set(axis.name(), axis.resolved().get(i).deepCopy());
            }
        }
        return points;
    }
}
