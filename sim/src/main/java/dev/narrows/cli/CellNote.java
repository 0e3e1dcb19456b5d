package dev.narrows.cli;

import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.Estimate;
import dev.narrows.experiment.StopReason;
import dev.narrows.experiment.Verdict;
import dev.narrows.explain.Decimals;
import dev.narrows.result.CellText;
import dev.narrows.result.Expectation;
import dev.narrows.scenario.PrecisionSpec;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a cell did not live up to, in a line.
 *
 * @param kind what
 * @param line the words
 */
record CellNote(Kind kind, String line) {
    /** What a cell did not live up to; each but the last decides an exit code. */
    enum Kind {
        /** It could not be computed. */
        FAILED("failed"),
        /** A bound is violated. */
        VIOLATED("violated"),
        /** An expectation is not met. */
        UNMET("expectation not met"),
        /** The precision is not reached. */
        IMPRECISE("precision not reached"),
        /** Nothing is wrong, but the replicates do not decide a bound. */
        INCONCLUSIVE("inconclusive");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The notes of a cell in the order of the kinds. */
    static List<CellNote> of(Scenario scenario, CellText cell) {
        if (cell.outcome() instanceof CellFailure failure) {
            return List.of(new CellNote(Kind.FAILED, head(failure) + "failed: " + failure.reason()));
        }
        CellResult result = (CellResult) cell.outcome();
        List<CellNote> notes = new ArrayList<>();
        if (result.verdict() == Verdict.VIOLATED) {
            notes.add(new CellNote(Kind.VIOLATED, head(result) + "violated: " + bounds(result, Verdict.VIOLATED)));
        }
        for (Expectation expectation : cell.expectations()) {
            if (!expectation.met()) {
                notes.add(new CellNote(Kind.UNMET, expectation.line()));
            }
        }
        imprecise(scenario, result).ifPresent(line -> notes.add(new CellNote(Kind.IMPRECISE, line)));
        if (result.verdict() == Verdict.INCONCLUSIVE) {
            notes.add(new CellNote(
                    Kind.INCONCLUSIVE, head(result) + "inconclusive: " + bounds(result, Verdict.INCONCLUSIVE)));
        }
        return notes;
    }

    /** Whether a cell with these gives its command another exit code than 0. */
    static boolean fail(List<CellNote> notes) {
        return notes.stream().anyMatch(note -> note.kind() != Kind.INCONCLUSIVE);
    }

    private static String head(CellOutcome outcome) {
        return "cell " + outcome.cell().index() + ": ";
    }

    /** The bounds with this verdict that count: those on the true risk. */
    private static String bounds(CellResult result, Verdict verdict) {
        return result.checks().stream()
                .filter(check -> check.matched() && check.verdict() == verdict)
                .map(Check::bound)
                .collect(Collectors.joining(", "));
    }

    /**
     * The interval of the risk may be narrow enough for another reason than the replicates: an exact ceiling cuts it.
     */
    private static Optional<String> imprecise(Scenario scenario, CellResult result) {
        if (result.stopReason() != StopReason.MAX_REPLICATES) {
            return Optional.empty();
        }
        PrecisionSpec precision = scenario.precision().orElseThrow();
        double reached =
                result.mean(precision.of().quantity(), Estimate::halfWidth).orElse(Double.POSITIVE_INFINITY);
        return reached <= precision.halfWidth()
                ? Optional.empty()
                : Optional.of(head(result) + "half-width " + Decimals.risk(reached) + " of "
                        + precision.of().label() + " after " + result.replicates() + " replicates, asked for "
                        + Decimals.risk(precision.halfWidth()));
    }
}
