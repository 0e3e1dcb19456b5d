package dev.narrows.explain;

import dev.narrows.explain.Findings.Listing;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The three lists of one cell.
 *
 * @param stored the results of the cell
 * @param cell its settings
 * @param checks its rows of checks.csv by column
 */
record CellFindings(StoredCell stored, Cell cell, List<Map<String, String>> checks) {
    String head() {
        return explained().head();
    }

    /** What the cell does not meet. */
    String expected() {
        return explained().expected();
    }

    private CellExplanation explained() {
        return new CellExplanation(stored, cell, checks);
    }

    List<Listing> lists() {
        return stored.failed() ? List.of() : List.of(holding(), helping(), new Listing(vacuousTitle(), vacuousLines()));
    }

    /** Violated bounds first, undecided ones and what would have been caught last: the largest gaps between. */
    Listing holding() {
        VerdictExplanation verdicts = new VerdictExplanation(stored, checks);
        List<String> entries = new ArrayList<>(verdicts.violated());
        Gap.of(stored).forEach(gap -> entries.add(line(gap)));
        entries.add(floors().learning());
        entries.add(explained().observable());
        entries.addAll(verdicts.inconclusive());
        entries.add(verdicts.leastPower());
        return new Listing("What holds you back", entries);
    }

    private String line(Gap gap) {
        String size = Decimals.risk(gap.size()) + " is " + gap.part().words();
        return switch (gap.part()) {
            case CHANNEL -> size + (stored.bayesRisk().isPresent() ? " (R*)" : " (the best floor)") + blind();
            case LEARNER -> size + "; its mean risk is " + Decimals.risk(stored.risk());
            case FLOOR -> size + "; the best is " + Decimals.risk(stored.floor()) + floors().label();
            case CEILING -> size + "; " + ceiling(stored.ceiling().getAsDouble());
        };
    }

    private String ceiling(double value) {
        String name = ceilings().name(value);
        return "the least is " + Decimals.risk(value) + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private String blind() {
        OptionalDouble blind = stored.number("blind_risk");
        return blind.isPresent() ? "; without any label " + Decimals.risk(blind) : "";
    }

    private FloorExplanation floors() {
        return new FloorExplanation(stored, cell.model().loop());
    }

    private CeilingExplanation ceilings() {
        return new CeilingExplanation(stored, cell);
    }

    Listing helping() {
        RemedyLines remedies = new RemedyLines(cell);
        List<String> lines = remedies.lines();
        return new Listing(
                "What would help" + remedies.now(), lines.isEmpty() ? List.of("not known without sampling") : lines);
    }

    String vacuousTitle() {
        CeilingExplanation ceilings = ceilings();
        return "What is vacuous (a floor of 0; a ceiling " + ceilings.vacuous().why() + ")";
    }

    private List<String> vacuousLines() {
        List<String> lines = new ArrayList<>(whyFloors());
        lines.addAll(VacuousLines.of(vacuous(), bound -> "", ""));
        return lines;
    }

    /** Every vacuous bound. */
    List<VacuousLines.Bound> vacuous() {
        CeilingExplanation ceilings = ceilings();
        Map<String, String> inputs = ceilings.known() ? ceilings.vacuous().inputs() : Map.of();
        return stored.bounds().stream()
                .filter(bound -> bound.at("vacuous").asBoolean(false))
                .map(bound ->
                        new VacuousLines.Bound(bound.bound(), bound.value(), inputs.getOrDefault(bound.bound(), "")))
                .toList();
    }

    /** Why floors are 0, where that is known. */
    List<String> whyFloors() {
        return List.of(floors().paper(), floors().separation());
    }
}
