package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true risks of the replicates of some cells, as a journal has them: one pass finds them, each cell is read on
 * demand.
 */
public final class JournalRisks {
    private final Map<Integer, Cell> cells = new HashMap<>();
    private final Map<CellKey, List<Place>> places = new HashMap<>();

    /** A record. */
    private record Place(Path file, long position, int first, int count, int width) {}

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
        this.cells.values().forEach(cell -> places.put(CellKey.of(cell), new ArrayList<>()));
        byte[] header = JournalFormat.header(scenario.folderHash());
        JournalSegment.scan(folder.resolve(RunFolder.JOURNAL), header, (file, record, position) -> {
            List<Place> known = places.get(record.key());
            if (known != null) {
                known.add(new Place(file, position, record.first(), record.count(), record.width()));
            }
        });
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
        List<Place> known = cell == null ? List.of() : places.get(CellKey.of(cell));
        if (known.isEmpty() || replicates < 1) {
            return Optional.empty();
        }
        Trials trials = cell.trials();
        List<Place> records = known.stream()
                .filter(place -> place.width() == trials.quantities().size())
                .toList();
        BitSet claimed = new BitSet();
        for (Place place : records) {
            // a count in the file is that of rows which are there, a first replicate may be anything
            claimed.set(Math.min(place.first(), replicates), (int)
                    Math.min(replicates, (long) place.first() + place.count()));
        }
        if (claimed.nextClearBit(0) < replicates) {
            return Optional.empty();
        }
        double[] risks = new double[replicates];
        for (Path file : records.stream().map(Place::file).distinct().toList()) {
            try (FileChannel channel = FileChannel.open(file)) {
                for (Place place : records) {
                    if (place.file().equals(file) && place.first() < replicates) {
                        JournalRecord record = JournalSegment.read(channel, place.position());
                        add(record.rows(file, cell, trials), place.first(), risks);
                    }
                }
            }
        }
        return Arrays.stream(risks).allMatch(risk -> risk >= 0 && risk <= 1) ? Optional.of(risks) : Optional.empty();
    }

    private static void add(ReplicateValues rows, int first, double[] risks) {
        for (int r = 0; r < rows.size() && first + r < risks.length; r++) {
            // the risk is the first quantity of every family
            risks[first + r] = rows.row(r)[0];
        }
    }
}
