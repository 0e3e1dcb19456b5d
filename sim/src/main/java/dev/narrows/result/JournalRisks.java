package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The true risks of the replicates of some cells, as a journal has them: one pass finds them, each cell is read on
 * demand.
 */
public final class JournalRisks {
    private final Map<Integer, Cell> cells = new HashMap<>();
    private final JournalRows journal;

    /**
     * Looks through a journal.
     *
     * @param folder an output folder
     * @param scenario its scenario
     * @param cells indices of the cells that will be asked for; those that the scenario has not are passed over
     * @throws RefusedException if the journal is of another scenario
     * @throws IOException if it cannot be read
     */
    public JournalRisks(Path folder, Scenario scenario, Collection<Integer> cells) throws IOException {
        for (int cell : cells) {
            if (cell >= 0 && cell < scenario.cellCount()) {
                this.cells.put(cell, scenario.cell(cell));
            }
        }
        this.journal = new JournalRows(
                folder, scenario, this.cells.values().stream().map(CellKey::of).toList());
    }

    /**
     * The true risks of the first replicates of a cell; those that the journal has by digest are computed anew.
     *
     * @param index that of the cell
     * @param replicates how many
     * @return R(Q_D) in replicate order, each in [0, 1]; empty where the journal has not all of them
     * @throws IOException if the journal cannot be read, or replicates have other bits than its digest
     */
    public Optional<double[]> first(int index, int replicates) throws IOException {
        Cell cell = cells.get(index);
        if (cell == null || replicates < 1) {
            return Optional.empty();
        }
        Trials trials = cell.trials();
        if (!journal.has(cell, trials, replicates)) {
            return Optional.empty(); // a count in a file from anywhere asks for no room
        }
        double[] risks = new double[replicates];
        // the risk is the first quantity of every family
        journal.read(cell, trials, replicates, (replicate, values) -> risks[replicate] = values[0]);
        return Arrays.stream(risks).allMatch(risk -> risk >= 0 && risk <= 1) ? Optional.of(risks) : Optional.empty();
    }
}
