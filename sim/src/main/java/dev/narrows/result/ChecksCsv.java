package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.FailureCheck;
import dev.narrows.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** Of the rows of a cell, about. */
    private static final int CHARACTERS = 1 << 13;

    private final CsvText text = new CsvText(CHARACTERS);
    private final List<String> head;
    private final String replicates;

    private ChecksCsv(CellResult result) {
        this.head = PointsCsv.head(result.cell());
        this.replicates = Integer.toString(result.replicates());
    }

    /** The first line. */
    static String header(Scenario scenario) {
        return new CsvText(CHARACTERS)
                .fields(PointsCsv.columns(scenario))
                .fields(AFTER_KEYS)
                .endLine()
                .text();
    }

    /** The lines of a cell. */
    static String rows(Scenario scenario, CellOutcome outcome) {
        if (!(outcome instanceof CellResult result)) {
            return "";
        }
        ChecksCsv rows = new ChecksCsv(result);
        result.checks().forEach(rows::add);
        Expectation.of(scenario, result).forEach(rows::add);
        return rows.text.text();
    }

    private void add(Check check) {
        Optional<FailureCheck> failures = check.failures();
        text.fields(head)
                .field(check.bound())
                .field(check.kind())
                .field(Numbers.text(check.value()))
                .field(Numbers.text(check.low()))
                .field(Numbers.text(check.high()))
                .field(of(failures, f -> Integer.toString(f.failures())))
                .field(replicates)
                .field(of(failures, f -> Numbers.text(f.allowed())))
                .field(of(failures, f -> Numbers.text(f.low())))
                .field(of(failures, f -> Numbers.text(f.high())))
                .field(check.verdict().label())
                .field(check.verdict().label())
                .field(Boolean.toString(check.vacuous()))
                .field(Boolean.toString(check.matched()))
                .field(of(failures, ChecksCsv::toDecide))
                .field(check.cellVerdict().label())
                .endLine();
    }

    private static String of(Optional<FailureCheck> failures, Function<FailureCheck, String> text) {
        return failures.isPresent() ? text.apply(failures.get()) : "";
    }

    private static String toDecide(FailureCheck failures) {
        return failures.replicatesToDecide().isPresent()
                ? Long.toString(failures.replicatesToDecide().getAsLong())
                : "";
    }

    private void add(Expectation expectation) {
        String label = expectation.label();
        text.fields(head)
                .field(expectation.condition())
                .field("expectation")
                .fields(List.of("", "", "", ""))
                .field(replicates)
                .fields(List.of("", "", ""))
                .field(label)
                .field(label)
                .fields(List.of("", "", ""))
                .field(label)
                .endLine();
    }
}
