package dev.narrows.cli;

import dev.narrows.result.ExpectationTally;
import dev.narrows.result.PointsCsv;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Two runs whose cells are matched by the values of all keys that either run sweeps; a key that one run does not sweep
 * has the value of its scenario. Cells that differ are sorted: changed verdicts first, then by how far the mean risks
 * are apart.
 *
 * @param folders of the first and the second run
 * @param keys the keys that either run sweeps
 * @param settings settings that differ, by key: the first run's value and the second's, empty where there is none
 * @param matched number of cells of both runs
 * @param onlyFirst number of cells that the second run lacks
 * @param onlySecond number of cells that the first run lacks
 * @param elsewhere number of matched cells that differ in numbers which are not shown
 * @param elsewhereIn the names of these numbers, sorted
 * @param differing matched cells that differ in what is shown
 * @param expectations conditions of the first and the second run, over all cells of each
 * @param newViolation whether a bound is violated in the second run that in the first, in the same cell, is not
 */
record RunComparison(
        List<String> folders,
        List<String> keys,
        Map<String, List<String>> settings,
        int matched,
        int onlyFirst,
        int onlySecond,
        int elsewhere,
        List<String> elsewhereIn,
        List<Pair> differing,
        List<ExpectationTally> expectations,
        boolean newViolation) {

    /** A cell in both runs, with the values of the keys. */
    record Pair(List<String> at, ComparedCell first, ComparedCell second) {
        boolean verdictChanged() {
            return !first.verdict().equals(second.verdict());
        }

        /** Whether the intervals of the mean risk have a point in common; empty where a cell failed. */
        Optional<Boolean> overlap() {
            return Double.isNaN(first.low()) || Double.isNaN(second.low())
                    ? Optional.empty()
                    : Optional.of(first.low() <= second.high() && second.low() <= first.high());
        }

        /** How far apart the mean risks are; a failed cell is furthest. */
        double distance() {
            double distance = Math.abs(second.risk() - first.risk());
            return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        }
    }

    /** A folder that holds what no run writes is refused by its own name. */
    static RunComparison of(ResultFolder first, ResultFolder second) throws IOException, ScenarioException {
        TreeSet<String> all = new TreeSet<>(first.scenario().sweptKeys());
        all.addAll(second.scenario().sweptKeys());
        List<String> keys = List.copyOf(all);
        Map<List<String>, ComparedCell> ofFirst = new HashMap<>();
        Map<List<String>, List<String>> names = new HashMap<>();
        Counts counts = new Counts();
        cells(first, cell -> {
            counts.expectations.get(0).add(cell.expectations());
            ofFirst.put(at(cell, keys, first.scenario()), ComparedCell.of(cell, CellDigest.of(cell, names)));
        });
        cells(second, cell -> {
            counts.expectations.get(1).add(cell.expectations());
            List<String> at = at(cell, keys, second.scenario());
            counts.add(at, ofFirst.remove(at), ComparedCell.of(cell, CellDigest.of(cell, names)));
        });
        counts.differing.sort(Comparator.comparing((Pair pair) -> !pair.verdictChanged())
                .thenComparing(Comparator.comparingDouble(Pair::distance).reversed())
                .thenComparingInt(pair -> pair.first().cell()));
        return new RunComparison(
                List.of(first.path().toString(), second.path().toString()),
                keys,
                settings(first.scenario(), second.scenario()),
                counts.matched,
                ofFirst.size(),
                counts.onlySecond,
                counts.elsewhere,
                List.copyOf(counts.elsewhereIn),
                counts.differing,
                counts.expectations,
                counts.newViolation);
    }

    private static void cells(ResultFolder run, ResultFolder.CellConsumer consumer)
            throws IOException, ScenarioException {
        GivenFolder.<Void>read(run.path(), () -> {
            run.cells(consumer);
            return null;
        });
    }

    /** What is found while the runs are read. */
    private static final class Counts {
        private final List<ExpectationTally> expectations = List.of(new ExpectationTally(), new ExpectationTally());
        private final List<Pair> differing = new ArrayList<>();
        private final Set<String> elsewhereIn = new TreeSet<>();
        private int matched;
        private int onlySecond;
        private int elsewhere;
        private boolean newViolation;

        void add(List<String> at, ComparedCell first, ComparedCell second) {
            if (first == null) {
                onlySecond++;
                newViolation |= !second.violated().isEmpty();
                return;
            }
            matched++;
            newViolation |= !first.violated().containsAll(second.violated());
            if (!first.same(second)) {
                differing.add(new Pair(at, first, second));
                return;
            }
            Set<String> names = first.digest().differing(second.digest());
            elsewhereIn.addAll(names);
            elsewhere += names.isEmpty() ? 0 : 1;
        }
    }

    private static List<String> at(StoredCell cell, List<String> keys, Scenario scenario) {
        JsonNode at = cell.json().path("at");
        return keys.stream()
                .map(key -> text(at.has(key) ? at.get(key) : scenario.resolved().at("/" + key.replace('.', '/'))))
                .toList();
    }

    /** A value as text: integers and doubles of the same value are the same. */
    private static String text(JsonNode value) {
        if (value.isNumber()
                && value.doubleValue() == Math.rint(value.doubleValue())
                && Math.abs(value.doubleValue()) < 0x1p53) {
            return Long.toString((long) value.doubleValue());
        }
        return value.isMissingNode() ? "" : PointsCsv.text(value);
    }

    private static Map<String, List<String>> settings(Scenario first, Scenario second) {
        Map<String, JsonNode> ofFirst = first.leaves();
        Map<String, JsonNode> ofSecond = second.leaves();
        Map<String, List<String>> settings = new TreeMap<>();
        Stream.of(ofFirst, ofSecond).flatMap(leaves -> leaves.keySet().stream()).forEach(key -> {
            List<String> values = List.of(
                    text(ofFirst.getOrDefault(key, MissingNode.getInstance())),
                    text(ofSecond.getOrDefault(key, MissingNode.getInstance())));
            if (!values.get(0).equals(values.get(1))) {
                settings.put(key, values);
            }
        });
        return settings;
    }
}
