package dev.narrows.explain;

import dev.narrows.result.StoredCell;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps of a waterfall, the largest first, each with its share of the way. */
final class WaterfallText {
    private static final double LEAST = 1e-9;
    private static final double SHOWN = 0.005;

    private WaterfallText() {}

    private record Step(String label, double size) {}

    /** Empty where there are no steps, or no way to go. */
    static String of(List<StoredCell.Step> steps, String way) {
        if (steps.size() < 2) {
            return "";
        }
        double first = steps.get(0).value();
        double last = steps.get(steps.size() - 1).value();
        double whole = Math.abs(last - first);
        if (!(whole > LEAST)) {
            return "";
        }
        String text = steps(steps, last > first ? 1 : -1)
                .filter(step -> step.size / whole >= SHOWN)
                .sorted(Comparator.comparingDouble((Step step) -> -step.size))
                .map(step -> "to \"" + step.label + "\" " + Decimals.risk(step.size) + " ("
                        + Decimals.percent(step.size / whole) + ")")
                .collect(Collectors.joining(", "));
        return text.isEmpty()
                ? ""
                : way + " it is " + Decimals.risk(whole) + " (" + Decimals.risk(first) + " to " + Decimals.risk(last)
                        + "), by these steps, the largest first: " + text + ".";
    }

    private static Stream<Step> steps(List<StoredCell.Step> steps, int direction) {
        return IntStream.range(1, steps.size())
                .mapToObj(i -> new Step(
                        steps.get(i).label(),
                        direction * (steps.get(i).value() - steps.get(i - 1).value())));
    }
}
