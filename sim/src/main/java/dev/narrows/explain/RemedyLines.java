package dev.narrows.explain;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.ExactCell;
import dev.narrows.family.Remedy;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * What each remedy of a cell's family would give, computed from the changed cell without sampling: the numbers of a run
 * of it.
 */
final class RemedyLines {
    /** What a cell has without sampling, as far as it is known. */
    private record Numbers(
            String words, OptionalDouble risk, OptionalDouble bayes, OptionalDouble floor, OptionalDouble ceiling) {
        static Numbers of(String words, ExactCell cell) {
            return new Numbers(
                    words,
                    cell.riskExact(),
                    cell.half().bayesRisk(),
                    OptionalDouble.of(cell.half().floors().best().value()),
                    cell.ceilingExpected());
        }

        /** Those that are smaller or larger than the others, to four decimals; which of them are worse for it. */
        String other(Numbers than) {
            List<String> parts = new ArrayList<>();
            Measure.ALL.forEach(measure -> measure.of(this).ifPresent(value -> {
                if (!(Math.abs(value - measure.of(than).orElse(Double.NaN)) < CellExplanation.MET)) {
                    boolean worse = measure.better && value > measure.of(than).orElse(Double.NaN);
                    parts.add(measure.name + " " + Decimals.risk(value) + (worse ? " (higher)" : ""));
                }
            }));
            return String.join(", ", parts);
        }
    }

    /** One of the numbers. */
    private record Measure(String name, boolean better, Function<Numbers, OptionalDouble> value) {
        static final List<Measure> ALL = List.of(
                new Measure("mean risk", true, Numbers::risk),
                new Measure("R*", true, Numbers::bayes),
                new Measure("best floor", false, Numbers::floor),
                new Measure("ceiling", true, Numbers::ceiling));

        OptionalDouble of(Numbers numbers) {
            return value.apply(numbers);
        }

        /** Whether it is seen to be smaller. A floor that falls is no gain by itself. */
        boolean gains(Numbers changed, Numbers now) {
            return better && of(changed).orElse(Double.NaN) <= of(now).orElse(Double.NaN) - CellExplanation.MET;
        }
    }

    private final List<Numbers> help = new ArrayList<>();
    private final List<String> noHelp = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Numbers now;

    RemedyLines(Cell cell) {
        List<Remedy> remedies = cell.learner().remedies();
        if (remedies.isEmpty()) {
            now = null;
            return;
        }
        BoundCatalogue bounds = BoundCatalogue.load();
        ExactCell exact = ExactCell.of(cell, bounds);
        now = Numbers.of("", exact);
        for (Remedy remedy : remedies) {
            List<Numbers> changed = changed(remedy, exact, cell, bounds);
            Set<Numbers> best = best(changed);
            help.addAll(best);
            if (best.isEmpty() && !changed.isEmpty()) {
                noHelp.add(remedy.words());
            }
        }
        help.sort(Comparator.comparingDouble(
                numbers -> numbers.risk.orElse(numbers.bayes.orElse(Double.POSITIVE_INFINITY))));
    }

    /** Of a cell that cannot be computed, as a run of it would fail, nothing is said but that. */
    private List<Numbers> changed(Remedy remedy, ExactCell exact, Cell cell, BoundCatalogue bounds) {
        List<Numbers> changed = new ArrayList<>();
        for (Remedy.Change change : remedy.alternatives()) {
            try {
                changed.add(Numbers.of(change.words(), exact.ofChanged(cell.with(change), cell, bounds)));
            } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
                failed.add("not computed: " + change.words() + ": " + e.getMessage());
            }
        }
        return changed;
    }

    /** For each number that can be made smaller the alternative that makes it least. */
    private Set<Numbers> best(List<Numbers> alternatives) {
        Set<Numbers> best = new LinkedHashSet<>();
        for (Measure measure : Measure.ALL) {
            alternatives.stream()
                    .filter(changed -> measure.gains(changed, now))
                    .min(Comparator.comparingDouble(
                            changed -> measure.of(changed).orElseThrow()))
                    .ifPresent(best::add);
        }
        return best;
    }

    /** The numbers of the cell as it is, in brackets; empty where nothing is known to change them. */
    String now() {
        return now == null
                ? ""
                : " (now: "
                        + now.other(new Numbers(
                                "",
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()))
                        + ")";
    }

    /** A line for each change that makes a number smaller, the least risk first, and one for those that do not. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        help.forEach(numbers -> lines.add(numbers.words + ": " + numbers.other(now)));
        if (!noHelp.isEmpty()) {
            lines.add("no help: " + String.join("; ", noHelp));
        }
        lines.addAll(failed);
        return lines;
    }
}
