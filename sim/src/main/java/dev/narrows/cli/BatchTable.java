package dev.narrows.cli;

import dev.narrows.bound.InformationKind;
import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Verdict;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.result.PointsCsv;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A batch as a person reads it: one cell in full; several a row each (of more than 40 the first 20, then every violated or
 * failed one); last the count of verdicts.
 */
final class BatchTable {
    private static final int ALL_SHOWN = 40;
    private static final int FIRST_SHOWN = 20;
    private final Scenario scenario;
    private final Unit unit;
    private final List<CellOutcome> shown = new ArrayList<>();
    private final int[] verdicts = new int[Verdict.values().length];
    private int failed;
    private int vacuousFloors;
    private int unmatched;
    private int controls;
    private int cells;

    BatchTable(Scenario scenario, Unit unit) {
        this.scenario = scenario;
        this.unit = unit;
    }

    void add(CellOutcome outcome) {
        boolean remarkable = outcome instanceof CellFailure;
        if (outcome instanceof CellResult result) {
            verdicts[result.verdict().ordinal()]++;
            unmatched += result.matched() ? 0 : 1;
            controls += result.cell().bounds().negativeControl().isPresent() ? 1 : 0;
            vacuousFloors += result.vacuousFloor() ? 1 : 0;
            remarkable = result.verdict() == Verdict.VIOLATED;
        } else {
            failed++;
        }
        if (scenario.cellCount() <= ALL_SHOWN || cells < FIRST_SHOWN || remarkable) {
            shown.add(outcome);
        }
        cells++;
    }

    /** The table, with what the batch did not live up to before its last line. */
    String text(List<String> notes) {
        boolean single = scenario.cellCount() == 1 && shown.get(0) instanceof CellResult;
        String body = single ? new CellTable(scenario, (CellResult) shown.get(0), unit).text() : rows() + hidden();
        String noted = notes.stream().map(line -> line + "\n").collect(Collectors.joining());
        return body + failures() + marks(single) + noted + summary();
    }

    private String rows() {
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of("cell"));
        scenario.sweptKeys().forEach(key -> header.add(ExactTable.shortName(key, scenario.sweptKeys())));
        header.addAll(List.of("C " + unit.label(), "paper", "floor", "Bayes", "risk", "low", "high", "ceiling",
                "verdict"));
        table.row(header);
        shown.forEach(outcome -> table.row(row(outcome)));
        return scenario.name() + ": " + (scenario.precision().isPresent() ? "up to " : "") + scenario.replicates() + " data sets a cell, seed " + scenario.seed() + "\n"
                + table.text();
    }

    private List<String> row(CellOutcome outcome) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(outcome.cell().index())));
        outcome.cell().at().values().forEach(value -> row.add(PointsCsv.text(value)));
        if (outcome instanceof CellResult r) {
            row.addAll(List.of(unit.text(r.exact().capacities().average(InformationKind.TOTAL)),
                    Decimals.risk(r.exact().floors().paper().value()), Decimals.risk(r.exact().floors().best().value()),
                    Decimals.risk(r.exact().bayesRisk()), Decimals.risk(r.risk().mean()), Decimals.risk(r.risk().low()),
                    Decimals.risk(r.risk().high()), Decimals.risk(r.ceilingExpected().value()) + (r.matched() ? "" : "*"), r.verdict().label()));
        } else {
            row.addAll(List.of("", "", "", "", "", "", "", "", "failed"));
        }
        return row;
    }

    private String hidden() {
        int left = cells - shown.size();
        return left == 0 ? "" : left + " more cells, none violated or failed: see points.csv\n";
    }

    private String failures() {
        StringBuilder text = new StringBuilder();
        for (CellOutcome outcome : shown) {
            if (outcome instanceof CellFailure failure) {
                text.append("cell ").append(failure.cell().index()).append(" failed: ").append(failure.reason())
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** What a row alone does not say: which ceilings are not on the true risk, which are broken on purpose. */
    private String marks(boolean single) {
        String proxies = single || unmatched == 0 ? ""
                : "* " + ObservableLoss.PROXY.label() + ": the ceiling bounds " + ObservableLoss.PROXY.bounds() + "\n";
        String broken = single || controls == 0 ? ""
                : "negative control drop-delta in " + count(controls, "cell")
                        + ": ceilings of one data set leave out log(1/delta), to be caught as violated\n";
        return proxies + broken;
    }

    private String summary() {
        String text = count(cells, "cell") + ": " + verdicts[Verdict.HOLDS.ordinal()] + " hold, "
                + verdicts[Verdict.VIOLATED.ordinal()] + " violated, " + verdicts[Verdict.INCONCLUSIVE.ordinal()]
                + " inconclusive, " + count(vacuousFloors, "vacuous floor");
        return text + (failed == 0 ? "" : ", " + failed + " failed") + "\n";
    }

    private static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
