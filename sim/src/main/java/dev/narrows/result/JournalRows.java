package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The replicates of some cells, as a journal has them: one pass finds where they stand, each cell is read on demand, a
 * record at a time. What the journal has by digest is computed anew and held against it.
 */
final class JournalRows {
    private final Map<CellKey, List<Place>> places = new HashMap<>();

    /** A record. */
    private record Place(Path file, long position, int first, int count, int width) {
        long end() {
            return (long) first + count;
        }
    }

    /** Takes rows in their order, each once. */
    interface Rows {
        /** A replicate and its values. */
        void row(int replicate, double[] values) throws IOException;
    }

    /** Looks through the journal of a folder for the rows of cells of its scenario with these keys. */
    JournalRows(Path folder, Scenario scenario, Collection<CellKey> cells) throws IOException {
        cells.forEach(key -> places.put(key, new ArrayList<>()));
        byte[] header = JournalFormat.header(scenario.folderHash());
        JournalSegment.scan(folder.resolve(RunFolder.JOURNAL), header, (file, record, position) -> {
            List<Place> known = places.get(record.key());
            if (known != null) {
                known.add(new Place(file, position, record.first(), record.count(), record.width()));
            }
        });
        places.values().forEach(known -> known.sort(Comparator.comparingInt(Place::first)));
    }

    /**
     * Hands out the first replicates of a cell.
     *
     * @return how many of them the journal has from the first on: {@code replicates}, or less
     */
    int read(Cell cell, Trials trials, int replicates, Rows rows) throws IOException {
        int next = 0;
        try (Segment segment = new Segment()) {
            for (Place place : places.get(CellKey.of(cell))) {
                boolean fits = place.width() == trials.quantities().size();
                if (fits && next < replicates && place.first() <= next && place.end() > next) {
                    ReplicateValues values = segment.record(place).rows(place.file(), cell, trials);
                    while (next < replicates && next < place.end()) {
                        rows.row(next, values.row(next - place.first()));
                        next++;
                    }
                }
            }
        }
        return next;
    }

    /** Whether the journal has the first replicates of a cell. */
    boolean has(Cell cell, Trials trials, int replicates) {
        long next = 0;
        for (Place place : places.get(CellKey.of(cell))) {
            if (place.width() == trials.quantities().size() && place.first() <= next) {
                next = Math.max(next, place.end());
            }
        }
        return next >= replicates;
    }

    /** The file that was read last. */
    private static final class Segment implements Closeable {
        private Path file;
        private FileChannel channel;

        JournalRecord record(Place place) throws IOException {
            if (!place.file().equals(file)) {
                close();
                file = place.file();
                channel = FileChannel.open(file);
            }
            return NamedFailures.reading(file, () -> JournalSegment.read(channel, place.position()));
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
