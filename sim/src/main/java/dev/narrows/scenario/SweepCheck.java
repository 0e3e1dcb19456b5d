package dev.narrows.scenario;

import dev.narrows.family.Family;
import dev.narrows.sweep.Axis;
import dev.narrows.sweep.Dimension;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.IndexSet;
import dev.narrows.sweep.KeptParts;
import dev.narrows.sweep.Part;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Checks every swept value as if it stood in the file. Keys whose validity depends on one another (the model and the
 * policies over it; the bounds) are checked in every combination that a cell has, each other key by itself.
 */
record SweepCheck(SweptSettings settings, Grid grid, Family family, Problems problems) {
    private static final String LEARNER = Part.LEARNER.key() + ".";
    private static final int MOST_WHEN_UNSOUND = 1_000;
    /** In words up to three. */
    private static final List<String> COUNTS = List.of("", "", "two", "three", "other");

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
                        .anyMatch(axis -> axis.places().stream()
                                .map(steps -> KeyPath.of(steps).toString())
                                .anyMatch(path -> path.startsWith(LEARNER) && family.dependsOnModel(path)));
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
        FractionalValues fractions = new FractionalValues(grid.axes());
        for (int i = 0; i < limit && !problems.isFull(); i++) {
            int[] digits = part.digits(combinations.get(i));
            Problems found = problemsAt(ofPart, digits);
            if (!found.isEmpty() && fitAlike(ofPart, part, digits)) {
                reportUnfit(found, part, digits);
                return;
            }
            if (!found.isEmpty()) {
                report(found, part, digits, fractions);
            }
        }
        fractions.report(problems);
    }

    private static Problems problemsAt(SweptSettings settings, int[] digits) {
        Problems found = new Problems();
        settings.at(digits, found);
        return found;
    }

    /** The dimensions that are one key of the grid each, and take the values of the first such that has a twin. */
    private static List<Integer> alike(Grid part) {
        List<Dimension> all = part.dimensions();
        return IntStream.range(0, all.size())
                .mapToObj(k -> IntStream.range(0, all.size())
                        .filter(other -> all.get(k).sameValues(all.get(other)))
                        .boxed()
                        .toList())
                .filter(same -> same.size() > 1)
                .findFirst()
                .orElse(List.of());
    }

    /** Whether keys of a grid that take the same values would be accepted if all had the same one of them. */
    private static boolean fitAlike(SweptSettings settings, Grid part, int[] digits) {
        List<Integer> alike = alike(part);
        List<Integer> taken = alike.stream().map(k -> digits[k]).distinct().toList();
        return taken.size() > 1
                && taken.stream().allMatch(value -> {
                    int[] same = digits.clone();
                    alike.forEach(k -> same[k] = value);
                    return problemsAt(settings, same).isEmpty();
                });
    }

    /** One error for all combinations in which such keys do not fit, since it has one remedy. */
    private void reportUnfit(Problems found, Grid part, int[] digits) {
        List<Axis> axes = alike(part).stream()
                .map(k -> part.dimensions().get(k).axes().get(0))
                .toList();
        boolean sizes = axes.stream().allMatch(axis -> axis.name().endsWith(".size"));
        Problems.Found one = found.sorted().get(0);
        problems.add(one.at(
                part.axes().get(0).value(digits[0]).mark(),
                with(part, digits) + "; zip the " + COUNTS.get(Math.min(axes.size(), 4))
                        + (sizes ? " sizes" : " keys")));
    }

    private static String with(Grid part, int[] digits) {
        List<String> values = new ArrayList<>();
        for (int k = 0; k < digits.length; k++) {
            for (Axis axis : part.dimensions().get(k).axes()) {
                values.add(axis.name() + " = " + shown(axis.value(digits[k])));
            }
        }
        return " (with " + String.join(", ", values) + ")";
    }

    /** An error elsewhere in the file that a swept value causes is reported at that value, with the cell's values. */
    private void report(Problems found, Grid part, int[] digits, FractionalValues fractions) {
        Set<Mark> swept = new HashSet<>();
        for (int k = 0; k < digits.length; k++) {
            for (Axis axis : part.dimensions().get(k).axes()) {
                collect(axis.value(digits[k]), swept);
            }
        }
        Mark first = part.axes().get(0).value(digits[0]).mark();
        for (Problems.Found one : found.all()) {
            String lists = lists(one, part, digits);
            if (fractions.take(one)) {
                continue;
            }
            if (swept.contains(one.mark())) {
                problems.add(one.at(one.mark(), lists));
            } else if (!problems.contains(one)) {
                problems.add(one.at(first, with(part, digits) + lists));
            }
        }
    }

    /** How a key that holds a list is swept, where a swept value is an item of one. */
    private static String lists(Problems.Found one, Grid part, int[] digits) {
        for (int k = 0; k < digits.length; k++) {
            for (Axis axis : part.dimensions().get(k).axes()) {
                for (List<KeyPath.Step> steps : axis.places()) {
                    String words = lists(one, KeyPath.of(steps), axis.value(digits[k]));
                    if (!words.isEmpty()) {
                        return words;
                    }
                }
            }
        }
        return "";
    }

    private static String lists(Problems.Found one, KeyPath swept, YamlNode value) {
        String key = swept.lastKey();
        if (key.isEmpty() && swept.toString().startsWith(one.path() + "[")) {
            String list = one.path().substring(one.path().lastIndexOf('.') + 1);
            return "; sweep whole lists: " + list + ": [[..], [..]]";
        }
        if (!one.wantsList() || !(one.path() + "[").startsWith(swept + "[")) {
            return "";
        }
        return "; each swept value is a whole list: write " + key + ": "
                + (value instanceof YamlNode.Sequence ? "[[[..], [..]], [[..], [..]]]" : "[[..], [..]]");
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
            mapping.entries().values().forEach(entry -> {
                marks.add(entry.keyMark());
                collect(entry.value(), marks);
            });
        }
    }
}
