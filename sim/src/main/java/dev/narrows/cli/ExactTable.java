package dev.narrows.cli;

import dev.narrows.bound.ContextUse;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.Holds;
import dev.narrows.bound.InformationKind;
import dev.narrows.explain.CellPlace;
import dev.narrows.explain.Decimals;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The exact half of a cell as a person reads it: capacities, the floor ladder, the Bayes risk. */
record ExactTable(Scenario scenario, Cell cell, ExactHalf exact, Unit unit) {
    /** Columns of the word that begins a line. */
    static final int INDENT = 12;

    String text(Screen screen) {
        return screen.wrap(title() + "\n" + capacities(), INDENT)
                + ladder(screen)
                + screen.wrap(best() + bayes(), INDENT);
    }

    private String title() {
        String at = CellPlace.of(cell);
        return scenario.name() + ", cell " + cell.index() + (at.isEmpty() ? "" : ": " + at);
    }

    String capacities() {
        return line(
                "capacity",
                "total " + information(InformationKind.TOTAL) + ", cascade "
                        + information(InformationKind.CASCADE) + ", mixture " + information(InformationKind.MIXTURE)
                        + " "
                        + unit.label());
    }

    private String information(InformationKind kind) {
        return unit.text(exact.informations().average(kind));
    }

    private String ladder(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("floor", "information", "averaged", "per context"));
        Map<List<String>, List<Floor>> rows = exact.floors().floors().stream()
                .collect(Collectors.groupingBy(
                        floor -> List.of(
                                floor.rung(),
                                floor.form()
                                        .information()
                                        .map(InformationKind::label)
                                        .orElse("")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        rows.forEach((head, floors) -> table.row(List.of(
                head.get(0), head.get(1), value(floors, ContextUse.AVERAGED), value(floors, ContextUse.PER_CONTEXT))));
        return table.text();
    }

    /** A floor that has one form stands in the last column: it is no average. */
    private static String value(List<Floor> floors, ContextUse use) {
        return floors.stream()
                .filter(floor -> floor.form().context().orElse(ContextUse.PER_CONTEXT) == use)
                .map(floor -> Decimals.risk(floor.value()))
                .findFirst()
                .orElse("");
    }

    String floors() {
        FloorLadder ladder = exact.floors();
        return line(
                "floors",
                "paper " + Decimals.risk(ladder.paper().value()) + ", capacity "
                        + Decimals.risk(ladder.capacityOnly().value()) + ", best " + best(ladder));
    }

    private String best() {
        return line("best floor", best(exact.floors()));
    }

    private static String best(FloorLadder ladder) {
        Floor best = ladder.best();
        return Decimals.risk(best.value()) + " (" + best.label()
                + (best.holds() == Holds.ALWAYS ? ")" : ", " + best.holds().words() + ")");
    }

    String bayes() {
        return line("Bayes risk", Decimals.risk(exact.bayesRisk()));
    }

    static String line(String head, String rest) {
        return head + " ".repeat(Math.max(1, INDENT - head.length())) + rest + "\n";
    }
}
