package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.FailureCheck;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * checks.csv: one row per cell and bound, floors first, then ceilings, then one per expectation ({@code kind}
 * expectation, {@code bound} the condition, {@code verdict} met, not-met or undefined). A failed cell has no row here.
 * UTF-8, LF, RFC 4180, no wall-clock value; empty where a value is undefined.
 */
final class ChecksCsv {
    private static final List<String> AFTER_KEYS = List.of(
            "bound",
            "kind",
            "value",
            "low",
            "high",
            "failures",
            "replicates",
            "allowed_rate",
            "failure_low",
            "failure_high",
            "verdict",
            "batch_verdict",
            "vacuous",
            "matched",
            "replicates_to_decide",
            "cell_verdict");

    private ChecksCsv() {}

    /** The first line. */
    static String header(Scenario scenario) {
        return new CsvText().add(columns(scenario)).text();
    }

    private static List<String> columns(Scenario scenario) {
        List<String> columns = PointsCsv.columns(scenario);
        columns.addAll(AFTER_KEYS);
        return columns;
    }

    /** The lines of a cell. */
    static String rows(Scenario scenario, CellOutcome outcome) {
        CsvText text = new CsvText();
        records(scenario, outcome).forEach(text::add);
        return text.text();
    }

    private static List<List<String>> records(Scenario scenario, CellOutcome outcome) {
        List<List<String>> records = new ArrayList<>();
        if (outcome instanceof CellResult result) {
            List<String> head = PointsCsv.head(result.cell());
            result.checks().forEach(check -> records.add(row(head, result, check)));
            Expectation.of(scenario, result).forEach(expectation -> records.add(row(head, result, expectation)));
        }
        return records;
    }

    /** The lines of a cell, each by its columns, as {@link ResultFolder#checks} reads them. */
    static List<Map<String, String>> named(Scenario scenario, CellOutcome outcome) {
        List<String> columns = columns(scenario);
        return records(scenario, outcome).stream()
                .map(record ->
                        IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, record::get)))
                .toList();
    }

    private static List<String> row(List<String> head, CellResult result, Check check) {
        List<String> row = new ArrayList<>(head);
        Optional<FailureCheck> failures = check.failures();
        row.addAll(List.of(
                check.bound(),
                check.kind(),
                Numbers.text(check.value()),
                Numbers.text(check.low()),
                Numbers.text(check.high()),
                failures.map(f -> Integer.toString(f.failures())).orElse(""),
                Integer.toString(result.replicates()),
                failures.map(f -> Numbers.text(f.allowed())).orElse(""),
                failures.map(f -> Numbers.text(f.low())).orElse(""),
                failures.map(f -> Numbers.text(f.high())).orElse(""),
                check.verdict().label(),
                check.verdict().label(),
                Boolean.toString(check.vacuous()),
                Boolean.toString(check.matched()),
                toDecide(failures),
                check.cellVerdict().label()));
        return row;
    }

    private static String toDecide(Optional<FailureCheck> failures) {
        return failures.filter(f -> f.replicatesToDecide().isPresent())
                .map(f -> Long.toString(f.replicatesToDecide().getAsLong()))
                .orElse("");
    }

    private static List<String> row(List<String> head, CellResult result, Expectation expectation) {
        List<String> row = new ArrayList<>(head);
        row.addAll(List.of(
                expectation.condition(),
                "expectation",
                "",
                "",
                "",
                "",
                Integer.toString(result.replicates()),
                "",
                "",
                "",
                expectation.label(),
                expectation.label(),
                "",
                "",
                "",
                expectation.label()));
        return row;
    }
}
