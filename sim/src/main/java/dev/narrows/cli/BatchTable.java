package dev.narrows.cli;

import dev.narrows.bound.InformationKind;
import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Limits;
import dev.narrows.experiment.Verdict;
import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.family.NegativeControl;
import dev.narrows.family.Observed;
import dev.narrows.result.Column;
import dev.narrows.result.ExpectationTally;
import dev.narrows.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch as a person reads it: one cell in full; several a row each (of more than 40 the first 20, then every violated
 * or failed one); last the count of verdicts.
 */
final class BatchTable {
    /** Of more cells than these the first are printed. */
    static final int ALL_SHOWN = 40;

    private static final int FIRST_SHOWN = 20;
    private static final int BAR = 20;
    /** So many columns follow those of the sweep where none are asked for. */
    private static final int USUAL = 10;

    private final Scenario scenario;
    private final Unit unit;
    private final List<Column> columns;
    private final CellHead head;
    private final List<CellOutcome> shown = new ArrayList<>();
    private final int[] verdicts = new int[Verdict.values().length];
    private int failed;
    private int vacuousPaperFloors;
    private int vacuousBestFloors;
    private final Map<String, String> unmatched = new TreeMap<>();
    private final Map<NegativeControl, Integer> controls = new EnumMap<>(NegativeControl.class);
    private int anytime;
    private int cells;

    /** {@code columns}: those of points.csv that are wanted; none for the usual ones. */
    BatchTable(Scenario scenario, Unit unit, List<Column> columns) {
        this.scenario = scenario;
        this.unit = unit;
        this.columns = columns;
        this.head = new CellHead(scenario);
    }

    void add(CellOutcome outcome) {
        boolean remarkable = outcome instanceof CellFailure;
        if (outcome instanceof CellResult result) {
            verdicts[result.verdict().ordinal()]++;
            if (!result.matched()) {
                Observed observed = result.cell().learner().observed();
                unmatched.put(observed.name(), observed.bounds());
            }
            result.cell().bounds().negativeControl().ifPresent(control -> controls.merge(control, 1, Integer::sum));
            anytime += result.limits() == Limits.ANYTIME ? 1 : 0;
            vacuousPaperFloors += result.exact().floors().paper().value() <= 0 ? 1 : 0;
            vacuousBestFloors += result.vacuousFloor() ? 1 : 0;
            remarkable = result.verdict() == Verdict.VIOLATED;
        } else {
            failed++;
        }
        if (scenario.cellCount() <= ALL_SHOWN || cells < FIRST_SHOWN || remarkable) {
            shown.add(outcome);
        }
        cells++;
    }

    /** The table, with what the batch did not live up to before its last line; results are in {@code folder}. */
    String text(Notes notes, Path folder, Screen screen) {
        boolean single = scenario.cellCount() == 1 && shown.get(0) instanceof CellResult && columns.isEmpty();
        String body = single ? new CellTable(scenario, (CellResult) shown.get(0), unit).text(screen) : rows(screen);
        ExpectationTally expectations = notes.expectations();
        String noted = Stream.concat(
                        notes.lines(folder).stream(),
                        expectations.conditions().stream().map(ExpectationTally.Condition::line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String rest = (single ? "" : hidden() + failures() + marks()) + noted + summary(expectations.summary());
        return body + screen.wrap(PlainText.printable(rest), 2);
    }

    private String rows(Screen screen) {
        String title = scenario.name() + ": " + (scenario.precision().isPresent() ? "up to " : "")
                + scenario.replicates() + " data sets per cell, seed " + scenario.seed();
        return screen.wrap(title, 2)
                + (columns.isEmpty() ? usual(screen) : chosen(screen))
                + screen.wrap(head.legend(), 2);
    }

    private String chosen(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(head.header(columns.stream().map(Column::label).toList()));
        for (CellOutcome outcome : shown) {
            List<String> row = head.row(outcome.cell());
            for (Column column : columns) {
                row.add(outcome instanceof CellResult r ? ColumnChoice.text(column, column.value(r)) : "failed");
            }
            table.row(row);
        }
        return table.text();
    }

    private String usual(Screen screen) {
        TextTable table = new TextTable(screen);
        List<String> header = head.header(List.of(
                "C " + unit.label(),
                "paper",
                "floor",
                "Bayes",
                "risk",
                "low",
                "high",
                "ceiling",
                "0" + " ".repeat(BAR - 2) + "1",
                "verdict"));
        int first = header.size() - USUAL;
        table.row(header);
        shown.forEach(outcome -> table.row(row(outcome)));
        mayDrop(table, first);
        table.wholeIn(first + 8);
        table.apartIn(head.columns());
        table.verdictsIn(header.size() - 1);
        String legend =
                "risk is exact where it can be, low and high the limits of the simulated mean; 0..1: [ floor, B "
                        + "Bayes risk, R risk, ] ceiling on the mean risk; "
                        + IntervalBar.ONE_PLACE;
        return table.text() + (table.shows(first + 8) ? screen.wrap(legend, 2) : "");
    }

    /** Columns after the swept values, from the least important: capacity, paper's floor, interval, Bayes risk, bar. */
    private static void mayDrop(TextTable table, int first) {
        table.mayDrop(first);
        table.mayDrop(first + 1);
        table.mayDrop(first + 5, first + 6);
        table.mayDrop(first + 3);
        table.mayDrop(first + 8);
    }

    private List<String> row(CellOutcome outcome) {
        List<String> row = head.row(outcome.cell());
        if (outcome instanceof CellResult r) {
            row.addAll(List.of(
                    unit.text(r.exact().informations().average(InformationKind.TOTAL)),
                    Decimals.risk(r.exact().floors().paper().value()),
                    Decimals.risk(r.exact().floors().best().value()),
                    Decimals.risk(r.exact().bayesRisk()),
                    Decimals.risk(r.riskBestKnown()),
                    Decimals.risk(r.risk().low()),
                    Decimals.risk(r.risk().high()),
                    ceiling(r),
                    IntervalBar.of(r).text(BAR),
                    r.verdict().label()));
        } else {
            row.addAll(Collections.nCopies(USUAL - 1, ""));
            row.add("failed");
        }
        return row;
    }

    private static String ceiling(CellResult result) {
        return result.ceilingExpected()
                .map(c -> Decimals.risk(c.value()) + (result.matched() ? "" : "*"))
                .orElse("-");
    }

    private String hidden() {
        int left = cells - shown.size();
        return left == 0 ? "" : left + " more cells, none violated or failed: see points.csv\n";
    }

    private String failures() {
        StringBuilder text = new StringBuilder();
        for (CellOutcome outcome : shown) {
            if (outcome instanceof CellFailure failure) {
                text.append("cell " + failure.cell().index() + " failed: " + failure.reason() + "\n");
            }
        }
        return text.toString();
    }

    /** What a row alone does not say: which ceilings are not on the true risk, which are broken on purpose. */
    private String marks() {
        String proxies = unmatched.entrySet().stream()
                .map(observed -> "* " + observed.getKey() + ": the ceiling bounds " + observed.getValue() + "\n")
                .collect(Collectors.joining());
        String broken = controls.entrySet().stream()
                .map(control -> "negative control " + control.getKey().label() + " in "
                        + count(control.getValue(), "cell") + ": "
                        + control.getKey().words() + ", to be caught as violated\n")
                .collect(Collectors.joining());
        String early = anytime == 0
                ? ""
                : "limits at any stopping time in " + count(anytime, "cell")
                        + ": the number of replicates was not fixed before results were seen\n";
        return proxies + broken + early;
    }

    private String summary(String expectations) {
        String text = count(cells, "cell") + ": " + verdicts[Verdict.HOLDS.ordinal()] + " hold, "
                + verdicts[Verdict.VIOLATED.ordinal()] + " violated, " + verdicts[Verdict.INCONCLUSIVE.ordinal()]
                + " inconclusive" + (failed == 0 ? "" : ", " + failed + " failed");
        return text + vacuousFloors() + (expectations.isEmpty() ? "" : "; " + expectations) + "\n";
    }

    /** In how many cells the paper's floor is 0, and in how many even the best, which is no lower. */
    private String vacuousFloors() {
        return vacuousPaperFloors == 0
                ? ""
                : "; paper's floor is 0 in " + vacuousPaperFloors
                        + (vacuousBestFloors == 0 ? "" : ", the best in " + vacuousBestFloors);
    }

    private static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
