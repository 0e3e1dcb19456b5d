package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.FailureCheck;
import dev.narrows.experiment.MomentCheck;
import dev.narrows.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
            "cell_verdict",
            "power",
            "moment",
            "moment_evidence");

    /** Of the rows of a cell, about. */
    private static final int CHARACTERS = 1 << 13;

    private final CsvText text = new CsvText(CHARACTERS);
    private final List<String> head;
    private final int replicates;

    private ChecksCsv(CellResult result) {
        this.head = PointsCsv.head(result.cell());
        this.replicates = result.replicates();
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
    static String rows(CellOutcome outcome, List<Expectation> expectations) {
        if (!(outcome instanceof CellResult result)) {
            return "";
        }
        ChecksCsv rows = new ChecksCsv(result);
        result.checks().forEach(rows::add);
        expectations.forEach(rows::add);
        return rows.text.text();
    }

    private void add(Check check) {
        Optional<FailureCheck> failures = check.failures();
        text.fields(head)
                .field(check.bound())
                .field(check.kind())
                .field(check.value())
                .field(check.low())
                .field(check.high())
                .field(failures.map(FailureCheck::failures))
                .field(replicates)
                .field(failures.map(FailureCheck::allowed))
                .field(failures.map(FailureCheck::low))
                .field(failures.map(FailureCheck::high))
                .field(check.verdict().label())
                .field(check.verdict().label())
                .field(check.vacuous())
                .field(check.matched())
                .field(failures.map(ChecksCsv::toDecide))
                .field(check.cellVerdict().label())
                .field(boxed(check.power()))
                .field(check.moment().map(MomentCheck::mean))
                .field(check.moment().flatMap(moment -> boxed(moment.evidence())))
                .endLine();
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
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
                .fields(List.of("", "", ""))
                .endLine();
    }
}
