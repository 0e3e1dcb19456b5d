package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.result.CsvText;
import dev.narrows.result.ExpectationTally;
import dev.narrows.result.Numbers;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ShortName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison of two runs, for people and for programs. */
final class ComparisonText {
    private static final List<String> NUMBERS =
            List.of("cell", "verdict", "risk", "risk_low", "risk_high", "floor_best", "ceiling_expected");

    private static final int SHOWN = 40;
    private static final int NAMED = 6;
    /** As wide as a table has it. */
    private static final int LONGEST = 32;

    private static final String CUT = "...";

    private ComparisonText() {}

    static String table(RunComparison runs, Screen screen) {
        StringBuilder text = new StringBuilder(PlainText.printable("first   "
                + runs.folders().get(0) + "\nsecond  " + runs.folders().get(1) + "\n"));
        if (!runs.settings().isEmpty()) {
            TextTable settings = new TextTable(screen);
            settings.row(List.of("setting", "first", "second"));
            settings.wholeIn(0);
            runs.settings()
                    .forEach((key, values) -> settings.row(List.of(
                            key, shortened(values.get(0), values.get(1)), shortened(values.get(1), values.get(0)))));
            text.append(settings.text());
        }
        if (!runs.differing().isEmpty()) {
            text.append(rows(runs, screen));
        }
        if (runs.differing().size() > SHOWN) {
            text.append(runs.differing().size() - SHOWN).append(" more cells differ: see --format json\n");
        }
        return text + screen.wrap(PlainText.printable(summary(runs)), 2);
    }

    /** A long value from a little before the place where it begins to differ from the other. */
    private static String shortened(String value, String other) {
        if (value.length() <= LONGEST) {
            return value.isEmpty() ? "-" : value;
        }
        int same = 0;
        while (same < Math.min(value.length(), other.length()) && value.charAt(same) == other.charAt(same)) {
            same++;
        }
        int room = LONGEST - CUT.length();
        int start = same < room / 2 ? 0 : Math.min(same - room / 3, value.length() - room + CUT.length());
        int end = Math.min(value.length(), start + room - (start > 0 ? CUT.length() : 0));
        return (start > 0 ? CUT : "") + value.substring(start, end) + (end < value.length() ? CUT : "");
    }

    private static String rows(RunComparison runs, Screen screen) {
        TextTable table = new TextTable(screen);
        List<String> header = new ArrayList<>(List.of("cell"));
        runs.keys().forEach(key -> header.add(ShortName.of(key, runs.keys())));
        header.addAll(List.of("verdict", "risk", "second", "intervals", "floor", "second", "ceiling", "second"));
        table.row(header);
        table.wholeIn(1 + runs.keys().size());
        runs.differing().stream().limit(SHOWN).forEach(pair -> table.row(row(pair)));
        return table.text();
    }

    private static List<String> row(RunComparison.Pair pair) {
        ComparedCell a = pair.first();
        ComparedCell b = pair.second();
        List<String> row = new ArrayList<>(List.of(Integer.toString(a.cell())));
        row.addAll(pair.at());
        row.add(pair.verdictChanged() ? a.verdict() + " -> " + b.verdict() : a.verdict());
        row.addAll(List.of(
                risk(a.risk()),
                risk(b.risk()),
                pair.overlap().map(overlap -> overlap ? "overlap" : "apart").orElse("-"),
                risk(a.floor()),
                risk(b.floor()),
                risk(a.ceiling()),
                risk(b.ceiling())));
        return row;
    }

    private static String risk(double value) {
        return Double.isNaN(value) ? "-" : Decimals.risk(value);
    }

    private static String summary(RunComparison runs) {
        long changed = runs.differing().stream()
                .filter(RunComparison.Pair::verdictChanged)
                .count();
        return runs.matched() + (runs.matched() == 1 ? " cell in both: " : " cells in both: ") + changed
                + " with another verdict, "
                + (runs.differing().size() - changed)
                + " with another risk, best floor or ceiling, " + runs.elsewhere() + " with other numbers elsewhere"
                + names(runs.elsewhereIn()) + ", "
                + (runs.matched() - runs.differing().size() - runs.elsewhere()) + " the same; only in the first "
                + runs.onlyFirst() + ", only in the second " + runs.onlySecond() + "\n"
                + expectations(runs)
                + (runs.newViolation() ? "the second run violates a bound that the first does not\n" : "");
    }

    private static String names(List<String> all) {
        if (all.isEmpty()) {
            return "";
        }
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return " (" + String.join(", ", all.subList(0, Math.min(NAMED, all.size()))) + more + ")";
    }

    private static String expectations(RunComparison runs) {
        String first = runs.expectations().get(0).summary();
        String second = runs.expectations().get(1).summary();
        return first.isEmpty() && second.isEmpty()
                ? ""
                : "first: " + expected(first) + "; second: " + expected(second) + "\n";
    }

    private static String expected(String summary) {
        return summary.isEmpty() ? "expects nothing" : summary;
    }

    static String json(RunComparison runs) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("first", runs.folders().get(0))
                .put("second", runs.folders().get(1));
        ArrayNode settings = node.putArray("settings");
        runs.settings()
                .forEach((key, values) -> settings.addObject()
                        .put("key", key)
                        .put("first", values.get(0))
                        .put("second", values.get(1)));
        node.putObject("cells")
                .put("matched", runs.matched())
                .put("only_first", runs.onlyFirst())
                .put("only_second", runs.onlySecond())
                .put("differing", runs.differing().size())
                .put("differing_elsewhere", runs.elsewhere());
        runs.elsewhereIn().forEach(node.putArray("differing_elsewhere_in")::add);
        ObjectNode expectations = node.putObject("expectations");
        add(expectations.putArray("first"), runs.expectations().get(0));
        add(expectations.putArray("second"), runs.expectations().get(1));
        node.put("new_violation", runs.newViolation());
        ArrayNode differing = node.putArray("differing");
        runs.differing().forEach(pair -> add(differing.addObject(), runs.keys(), pair));
        return node + "\n";
    }

    /** A row per cell that differs. */
    static String csv(RunComparison runs) {
        CsvText csv = new CsvText(1 << 12);
        csv.fields(runs.keys().stream().map(Scenario::column).toList())
                .fields(List.of("verdict_changed", "intervals_overlap"));
        for (String run : List.of("first", "second")) {
            csv.fields(NUMBERS.stream().map(name -> name + "_" + run).toList());
        }
        csv.endLine();
        for (RunComparison.Pair pair : runs.differing()) {
            csv.fields(pair.at())
                    .fields(List.of(
                            Boolean.toString(pair.verdictChanged()),
                            pair.overlap().map(Object::toString).orElse("")))
                    .fields(fields(pair.first()))
                    .fields(fields(pair.second()))
                    .endLine();
        }
        return csv.text();
    }

    private static List<String> fields(ComparedCell cell) {
        List<String> fields = new ArrayList<>(List.of(Integer.toString(cell.cell()), cell.verdict()));
        DoubleStream.of(cell.risk(), cell.low(), cell.high(), cell.floor(), cell.ceiling())
                .forEach(value -> fields.add(Double.isNaN(value) ? "" : Numbers.text(value)));
        return fields;
    }

    private static void add(ObjectNode node, List<String> keys, RunComparison.Pair pair) {
        ObjectNode at = node.putObject("at");
        for (int k = 0; k < keys.size(); k++) {
            at.put(keys.get(k), pair.at().get(k));
        }
        node.put("verdict_changed", pair.verdictChanged());
        node.put("intervals_overlap", pair.overlap().orElse(null));
        add(node.putObject("first"), pair.first());
        add(node.putObject("second"), pair.second());
    }

    private static void add(ArrayNode array, ExpectationTally tally) {
        tally.conditions()
                .forEach(condition -> array.addObject()
                        .put("condition", condition.text())
                        .put("met", condition.met())
                        .put("cells", condition.cells()));
    }

    private static void add(ObjectNode node, ComparedCell cell) {
        node.put("cell", cell.cell()).put("verdict", cell.verdict());
        put(node, "risk", cell.risk());
        put(node, "risk_low", cell.low());
        put(node, "risk_high", cell.high());
        put(node, "floor_best", cell.floor());
        put(node, "ceiling_expected", cell.ceiling());
        cell.violated().forEach(node.putArray("violated")::add);
    }

    /** In the same shortest form as points.json. */
    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isNaN(value) ? null : new BigDecimal(Numbers.text(value)));
    }
}
