package dev.narrows.scenario;

import dev.narrows.family.Family;
import dev.narrows.sweep.Axis;
import dev.narrows.sweep.Dimension;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.IndexSet;
import dev.narrows.sweep.KeptParts;
import dev.narrows.sweep.Part;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks every swept value as if it stood in the file. Keys whose validity depends on one another (the model and the
 * policies over it; the bounds) are checked in every combination that a cell has, each other key by itself.
 */
record SweepCheck(SweptSettings settings, Grid grid, Family family, Problems problems) {
    private static final int MOST_WHEN_UNSOUND = 1_000;

    /**
     * Adds what is wrong with any cell of the grid to {@code problems}, which hold what is wrong with the file itself.
     */
    void check() {
        product(this::isOfModel);
        product(dimension -> dimension.isIn(Part.BOUNDS));
        grid.dimensions().stream()
                .filter(dimension -> !isOfModel(dimension) && !dimension.isIn(Part.BOUNDS))
                .forEach(dimension -> product(other -> other == dimension));
    }

    private boolean isOfModel(Dimension dimension) {
        return dimension.isIn(Part.MODEL)
                || dimension.axes().stream()
                        .anyMatch(axis -> axis.isIn(Part.LEARNER) && family.dependsOnModel(axis.name()));
    }

    private void product(Predicate<Dimension> which) {
        if (grid.dimensions().stream().noneMatch(which)) {
            return;
        }
        Grid part = Grid.of(grid.dimensions().stream()
                .filter(which)
                .map(dimension -> grid.isFiltered() ? dimension : dimension.decisive())
                .toList());
        SweptSettings ofPart = settings.over(part);
        IndexSet combinations =
                grid.isFiltered() ? new KeptParts(grid, part, which).decisive() : IndexSet.all(part.size());
        int limit = settings.isSound() ? combinations.size() : Math.min(combinations.size(), MOST_WHEN_UNSOUND);
        for (int i = 0; i < limit && !problems.isFull(); i++) {
            int[] digits = part.digits(combinations.get(i));
            Problems found = new Problems();
            ofPart.at(digits, found);
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
            for (Axis axis : part.dimensions().get(k).axes()) {
                YamlNode value = axis.value(digits[k]);
                collect(value, swept);
                values.add(axis.name() + " = " + shown(value));
            }
        }
        Mark first = part.axes().get(0).value(digits[0]).mark();
        for (Problems.Found one : found.all()) {
            if (swept.contains(one.mark())) {
                problems.add(one);
            } else if (!problems.contains(one)) {
                problems.add(new Problems.Found(
                        first, one.path(), one.message() + " (with " + String.join(", ", values) + ")"));
            }
        }
    }

    private static String shown(YamlNode value) {
        return value instanceof YamlNode.Scalar scalar
                ? Wording.quoted(scalar.text()).replace("\"", "")
                : value.kind();
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
