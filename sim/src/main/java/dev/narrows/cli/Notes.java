package dev.narrows.cli;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Estimate;
import dev.narrows.experiment.StopReason;
import dev.narrows.explain.Decimals;
import dev.narrows.result.Expectation;
import dev.narrows.scenario.PrecisionSpec;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What a batch did not live up to: expectations not met, then precisions not reached, a line each; the first fifty. */
final class Notes {
    private static final int SHOWN = 50;
    private final Scenario scenario;
    private final List<String> lines = new ArrayList<>();
    private int found;
    private int unmet;
    private boolean imprecise;

    Notes(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(CellOutcome outcome) {
        if (!(outcome instanceof CellResult result)) {
            return;
        }
        for (Expectation expectation : Expectation.of(scenario, result)) {
            if (!expectation.met()) {
                unmet++;
                add(expectation.line());
            }
        }
        if (result.stopReason() == StopReason.MAX_REPLICATES) {
            addImprecise(result, scenario.precision().orElseThrow());
        }
    }

    /**
     * The interval of the risk may be narrow enough for another reason than the replicates: an exact ceiling cuts it.
     */
    private void addImprecise(CellResult result, PrecisionSpec precision) {
        if (halfWidth(result, precision) > precision.halfWidth()) {
            imprecise = true;
            add("cell " + result.cell().index() + ": half-width " + Decimals.risk(halfWidth(result, precision)) + " of "
                    + precision.of().label() + " after " + result.replicates() + " replicates, asked for "
                    + Decimals.risk(precision.halfWidth()));
        }
    }

    private static double halfWidth(CellResult result, PrecisionSpec precision) {
        return result.mean(precision.of().quantity(), Estimate::halfWidth).orElse(Double.POSITIVE_INFINITY);
    }

    private void add(String line) {
        found++;
        if (lines.size() < SHOWN) {
            lines.add(line);
        }
    }

    /** The lines, and how many more there are. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (found > SHOWN) {
            all.add("and " + (found - SHOWN) + " more such lines: see checks.csv and points.csv");
        }
        return all;
    }

    /** Expectations that are not met, over all cells. */
    int unmet() {
        return unmet;
    }

    int exitCode() {
        return unmet > 0 ? ExitCode.VIOLATED : imprecise ? ExitCode.IMPRECISE : ExitCode.OK;
    }
}
