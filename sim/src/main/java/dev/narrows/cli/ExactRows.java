package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.explain.Decimals;
import dev.narrows.family.ExactHalf;
import dev.narrows.result.ExactColumn;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The exact half of several cells, a row each. */
final class ExactRows {
    private final Scenario scenario;
    private final Unit unit;
    private final List<ExactColumn> columns;

    /** {@code columns}: those that are wanted; none for the usual ones. */
    ExactRows(Scenario scenario, Unit unit, List<ExactColumn> columns) {
        this.scenario = scenario;
        this.unit = unit;
        this.columns = columns;
    }

    /** The table of the first cells, and how many more there are. */
    String text(BoundCatalogue bounds, int most, Screen screen) {
        CellHead head = new CellHead(scenario);
        TextTable table = new TextTable(screen);
        List<String> names = columns.isEmpty()
                ? usual()
                : columns.stream().map(c -> c.column().label()).toList();
        List<String> header = head.header(names);
        int first = header.size() - names.size();
        table.row(header);
        table.apartIn(head.columns());
        int shown = Math.min(most, scenario.cellCount());
        for (int i = 0; i < shown; i++) {
            Cell cell = scenario.cell(i);
            List<String> row = head.row(cell);
            row.addAll(values(cell.exact(bounds)));
            table.row(row);
        }
        String legend = "";
        if (columns.isEmpty()) {
            table.mayDrop(first + 1);
            table.mayDrop(first + 2);
            table.mayDrop(first + 6);
            table.mayDrop(first);
            legend = "total, cascade and mixture in " + unit.label()
                    + " per label; floors: the paper's, the best from capacities, the best; Bayes risk\n";
        }
        int more = scenario.cellCount() - shown;
        return screen.wrap(scenario.name() + "\n", 2)
                + table.text()
                + screen.wrap(head.legend() + legend, 2)
                + (more == 0 ? "" : more + " more cells: --format csv has all\n");
    }

    private static List<String> usual() {
        return List.of("total", "cascade", "mixture", "paper", "capacity", "floor", "best floor", "Bayes");
    }

    private List<String> values(ExactHalf exact) {
        if (!columns.isEmpty()) {
            return columns.stream()
                    .map(column -> ColumnChoice.text(column.column(), column.value(exact)))
                    .toList();
        }
        FloorLadder floors = exact.floors();
        List<String> row = new ArrayList<>();
        for (InformationKind kind : List.of(InformationKind.TOTAL, InformationKind.CASCADE, InformationKind.MIXTURE)) {
            row.add(unit.text(exact.informations().average(kind)));
        }
        row.add(Decimals.risk(floors.paper().value()));
        row.add(Decimals.risk(floors.capacityOnly().value()));
        row.add(Decimals.risk(floors.best().value()));
        row.add(floors.best().label());
        row.add(Decimals.risk(exact.bayesRisk()));
        return row;
    }
}
