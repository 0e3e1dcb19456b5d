package dev.narrows.scenario;

import dev.narrows.sweep.Axis;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Collects the fractions that ranges give to keys of integers (mutable, unshared): those of a range stand at one place
 * of the file and have one remedy, so that they are one error.
 */
final class FractionalValues {
    private static final String REFUSED = ", must be an integer";
    private static final int MOST_SHOWN = 3;
    private static final int MOST_LISTED = 20;
    /** As many as a logarithmic range may have; of a linear one the first alone is told. */
    private static final int MOST_KEPT = 10_000;

    private final List<Axis> axes;
    private final Map<Problems.Found, Set<String>> found = new LinkedHashMap<>();

    FractionalValues(List<Axis> axes) {
        this.axes = axes;
    }

    /** Takes the error if it is one of a fraction that a range gave. */
    boolean take(Problems.Found one) {
        boolean taken = one.what().endsWith(REFUSED) && range(one).isPresent();
        if (taken) {
            Set<String> values = found.computeIfAbsent(
                    new Problems.Found(one.mark(), one.path(), REFUSED), place -> new LinkedHashSet<>());
            if (values.size() < MOST_KEPT) {
                values.add(one.what()
                        .substring(0, one.what().length() - REFUSED.length())
                        .replaceFirst("is ", ""));
            }
        }
        return taken;
    }

    /** One error for each place. */
    void report(Problems problems) {
        found.forEach((place, values) -> {
            Axis axis = range(place).orElseThrow();
            String what = axis.range() ? linear(values) : logarithmic(axis, List.copyOf(values));
            problems.add(new Problems.Found(place.mark(), place.path(), what));
        });
    }

    /** The range whose values all stand where this error does. */
    private Optional<Axis> range(Problems.Found one) {
        return axes.stream()
                .filter(axis -> axis.size() > 1
                        && axis.value(0).mark().equals(one.mark())
                        && axis.value(1).mark().equals(one.mark()))
                .findFirst();
    }

    private static String linear(Set<String> values) {
        return "is " + values.iterator().next() + REFUSED + "; choose ends and steps that make every value whole";
    }

    private static String logarithmic(Axis axis, List<String> values) {
        String shown = String.join(", ", values.subList(0, Math.min(MOST_SHOWN, values.size())));
        String count = values.size() > MOST_SHOWN ? ", .. (" + values.size() + " of " + axis.size() + " values)" : "";
        return "is " + shown + count + REFUSED + remedy(axis);
    }

    private static String remedy(Axis axis) {
        List<String> rounded = IntStream.range(0, axis.size())
                .mapToObj(i -> rounded(axis.value(i)))
                .distinct()
                .toList();
        return rounded.size() > MOST_LISTED
                ? "; write a list of integers"
                : rounded.stream().collect(Collectors.joining(", ", ": write " + axis.name() + ": [", "]"));
    }

    /** To an integer above 0, as the values of a logarithmic range are. */
    private static String rounded(YamlNode value) {
        BigDecimal exact = ScalarText.decimal(((YamlNode.Scalar) value).text());
        return exact.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE).toPlainString();
    }
}
