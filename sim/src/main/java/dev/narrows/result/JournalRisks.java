package dev.narrows.result;

import dev.narrows.experiment.CellKey;
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
    private final Map<Integer, CellKey> keys = new HashMap<>();
    private final Map<CellKey, List<Place>> places = new HashMap<>();

    /** A record. */
    private record Place(Path file, long position, int first, int count) {}

    /**
     * Looks through a journal.
     *
     * @param folder an output folder
     * @param scenario its scenario
     * @param cells indices of the cells that will be asked for; those that the scenario has not are passed over
     * @throws RefusedFolderException if the journal is of another scenario
     * @throws IOException if it cannot be read
     */
    public JournalRisks(Path folder, Scenario scenario, Collection<Integer> cells) throws IOException {
        for (int cell : cells) {
            if (cell >= 0 && cell < scenario.cellCount()) {
                keys.put(cell, CellKey.of(scenario.cell(cell)));
            }
        }
        keys.values().forEach(key -> places.put(key, new ArrayList<>()));
        byte[] header = JournalFormat.header(scenario.folderHash());
        JournalSegment.scan(folder.resolve(RunFolder.JOURNAL), header, (file, record, position) -> {
            List<Place> known = places.get(record.key());
            if (known != null) {
                known.add(new Place(file, position, record.first(), record.count()));
            }
        });
    }

    /**
     * The true risks of the first replicates of a cell.
     *
     * @param cell its index
     * @param replicates how many
     * @return R(Q_D) in replicate order, each in [0, 1]; empty where the journal has not all of them
     * @throws IOException if the journal cannot be read
     */
    public Optional<double[]> first(int cell, int replicates) throws IOException {
        List<Place> records = keys.containsKey(cell) ? places.get(keys.get(cell)) : List.of();
        BitSet claimed = new BitSet();
        for (Place place : records) {
            // a count in the file is that of rows which are there, a first replicate may be anything
            claimed.set(Math.min(place.first(), replicates), (int)
                    Math.min(replicates, (long) place.first() + place.count()));
        }
        if (replicates < 1 || claimed.nextClearBit(0) < replicates) {
            return Optional.empty();
        }
        double[] risks = new double[replicates];
        for (Place place : records) {
            read(place, risks);
        }
        return Arrays.stream(risks).allMatch(risk -> risk >= 0 && risk <= 1) ? Optional.of(risks) : Optional.empty();
    }

    private static void read(Place place, double[] risks) throws IOException {
        if (place.first() >= risks.length) {
            return;
        }
        try (FileChannel channel = FileChannel.open(place.file())) {
            JournalRecord record = JournalSegment.read(channel, place.position());
            int last = (int) Math.min(risks.length, (long) place.first() + place.count());
            for (int replicate = place.first(); replicate < last; replicate++) {
                // the risk is the first quantity of every family
                risks[replicate] = record.value(replicate, 0);
            }
        }
    }
}
