package dev.narrows.explain;

import dev.narrows.explain.Findings.Listing;
import dev.narrows.result.RefusedException;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The three lists of a batch: what is counted over its cells, then its most telling cell.
 *
 * @param run the folder
 * @param counts what is counted
 * @param cell the most telling cell
 */
record BatchFindings(ResultFolder run, BatchCounts counts, CellFindings cell) {
    List<Listing> lists() throws RefusedException {
        List<Listing> ofCell = cell.lists();
        return List.of(
                joined("What holds you back", counts.largest(), ofCell, 0),
                joined("What would help", least(), ofCell, 1),
                vacuous());
    }

    /** Values and inputs are those of the cell; a bound that is not vacuous there has its name alone. */
    private Listing vacuous() {
        boolean failed = cell.stored().failed();
        Map<String, String> where = counts.vacuous();
        List<VacuousLines.Bound> here = failed ? List.of() : cell.vacuous();
        Set<String> names = here.stream().map(VacuousLines.Bound::name).collect(Collectors.toSet());
        List<VacuousLines.Bound> elsewhere = where.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> new VacuousLines.Bound(name, 0, ""))
                .toList();
        List<String> lines = new ArrayList<>();
        if (!failed) {
            cell.whyFloors().stream()
                    .filter(why -> !why.isEmpty())
                    .map(this::ofCell)
                    .forEach(lines::add);
        }
        lines.addAll(VacuousLines.of(here, where::get, "cell " + cell.stored().number()));
        lines.addAll(VacuousLines.of(elsewhere, where::get, ""));
        return new Listing(failed ? "What is vacuous" : cell.vacuousTitle(), lines);
    }

    private String ofCell(String entry) {
        return "cell " + cell.stored().number() + ": " + entry;
    }

    private Listing joined(String title, List<String> ofBatch, List<Listing> ofCell, int place) {
        List<String> entries = new ArrayList<>(ofBatch);
        if (ofCell.isEmpty()) {
            return new Listing(title, entries);
        }
        Listing list = ofCell.get(place);
        list.entries().stream().map(this::ofCell).forEach(entries::add);
        return new Listing(list.title(), entries);
    }

    /** The cell of the least risk: what the sweep itself says would help. */
    private List<String> least() throws RefusedException {
        StoredCell least = counts.least();
        if (least == null || least.number() == cell.stored().number()) {
            return List.of();
        }
        return List.of("least in the sweep, in cell " + least.number() + " (" + CellPlace.of(run.cell(least))
                + "): mean risk " + Decimals.risk(least.risk()));
    }
}
