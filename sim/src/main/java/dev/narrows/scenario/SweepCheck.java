package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks every swept value as if it stood in the file. Keys whose validity depends on one another (the model and the policies
 * over it; the bounds) are checked in every combination, each other key by itself.
 */
final class SweepCheck {
    private static final int MOST_WHEN_UNSOUND = 1_000;

    private final YamlNode.Mapping root;
    private final Grid grid;
    private final SettingsReader reader;
    private final Optional<Settings> base;
    private final Problems problems;

    private SweepCheck(YamlNode.Mapping root, Grid grid, SettingsReader reader, Optional<Settings> base, Problems problems) {
        this.root = root;
        this.grid = grid;
        this.reader = reader;
        this.base = base;
        this.problems = problems;
    }

    /** Adds what is wrong with any cell of the grid to {@code problems}, which hold what is wrong with the file itself. */
    static void check(YamlNode.Mapping root, Grid grid, SettingsReader reader, Optional<Settings> base, Problems problems) {
        SweepCheck check = new SweepCheck(root, grid, reader, base, problems);
        check.product(SweepCheck::shapesModel);
        check.product(axis -> axis.isIn("bounds"));
        for (Axis axis : grid.axes()) {
            if (!shapesModel(axis) && !axis.isIn("bounds")) {
                check.product(other -> other == axis);
            }
        }
    }

    private static boolean shapesModel(Axis axis) {
        return axis.isIn("model") || Set.of("learner.class", "learner.prior").contains(axis.name())
                || axis.name().startsWith("learner.policies")
                || axis.name().startsWith("learner.observable");
    }

    private void product(Predicate<Axis> which) {
        Grid part = new Grid(grid.axes().stream().filter(which).map(Axis::decisive).toList());
        boolean model = part.axes().stream().anyMatch(axis -> axis.isIn("model"));
        Optional<ModelSpec> known = model ? Optional.empty() : base.map(Settings::model);
        int cells = part.axes().isEmpty() ? 0 : part.size();
        int limit = base.isPresent() ? cells : Math.min(cells, MOST_WHEN_UNSOUND);
        for (int cell = 0; cell < limit && !problems.isFull(); cell++) {
            int[] digits = part.digits(cell);
            Problems found = new Problems();
            reader.read(part.put(root, digits), found, known);
            if (!found.isEmpty()) {
                report(found, part, digits);
            }
        }
    }

    /** An error elsewhere in the file that a swept value causes is reported at that value, with the cell's values. */
    private void report(Problems found, Grid part, int[] digits) {
        Set<Mark> swept = new HashSet<>();
        List<String> values = new ArrayList<>();
        for (int k = 0; k < digits.length; k++) {
            YamlNode value = part.axes().get(k).value(digits[k]);
            collect(value, swept);
            values.add(part.axes().get(k).name() + " = " + shown(value));
        }
        Mark first = part.axes().get(0).value(digits[0]).mark();
        for (Problems.Found one : found.all()) {
            if (swept.contains(one.mark())) {
                problems.add(one);
            } else if (!problems.contains(one)) {
                problems.add(new Problems.Found(first, one.path(), one.message() + " (with " + String.join(", ", values)
                        + ")"));
            }
        }
    }

    private static String shown(YamlNode value) {
        return value instanceof YamlNode.Scalar scalar ? Wording.quoted(scalar.text()).replace("\"", "") : value.kind();
    }

    private static void collect(YamlNode node, Set<Mark> marks) {
        marks.add(node.mark());
        if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> collect(item, marks));
        }
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(entry -> collect(entry.value(), marks));
        }
    }
}
