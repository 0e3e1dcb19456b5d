package dev.narrows.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.narrows.experiment.CellKey;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The replicates of a finished run as CSV: a row for each, {@code cell, replicate} and every quantity that its family
 * declares; UTF-8, LF, RFC 4180. The numbers are those of the journal; what it has by digest is computed anew and held
 * against it, so that no row has other bits than the run had. Memory does not grow with the number of rows.
 */
public final class ReplicatesCsv {
    /** About so many records of the journal are known at once. */
    private static final int MOST_RECORDS = 1 << 16;
    /** Least rows of a record, but for the last of a run. */
    private static final int ROWS = 256;

    private final ResultFolder run;
    private final CsvWriter csv;
    /** Number of a cell to how many replicates it has: a cell itself may hold much. */
    private final Map<Integer, Integer> group = new LinkedHashMap<>();

    private long records;
    private List<String> names;

    private ReplicatesCsv(ResultFolder run, CsvWriter csv) {
        this.run = run;
        this.csv = csv;
    }

    /**
     * Writes the replicates of all cells that were computed, in the order of points.csv; the first as many of each as
     * its results were made of.
     *
     * @param operations what changes files
     * @param run a finished run
     * @param target the file, which appears complete or not at all; compressed where its name ends in {@code .gz}
     * @throws RefusedException if points.csv or the journal is not what the run wrote, if the journal has not all
     *     replicates, or if cells declare quantities of other names than the first
     * @throws IOException if a file cannot be read or written, or replicates have other bits than their digest
     */
    public static void write(FileOperations operations, ResultFolder run, Path target) throws IOException {
        try (AtomicFile file = AtomicFile.anywhere(operations, target)) {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.writer());
            ReplicatesCsv replicates = new ReplicatesCsv(run, csv);
            new PointsRows(run).rows(row -> true, replicates::add);
            replicates.writeGroup();
            csv.flush();
            file.commit();
        }
    }

    private void add(PointsRows.Row row) throws IOException {
        int index = whole(row, "cell", 0, run.scenario().cellCount() - 1L);
        int replicates = whole(row, "replicates", 1, run.scenario().replicates());
        group.put(index, replicates);
        records += 1 + replicates / ROWS;
        if (records >= MOST_RECORDS) {
            writeGroup();
        }
    }

    private int whole(PointsRows.Row row, String name, long least, long most) throws RefusedException {
        OptionalDouble value = row.number(name);
        if (value.isEmpty() || !(value.getAsDouble() >= least && value.getAsDouble() <= most)) {
            throw new RefusedException(
                    run.path() + ": points.csv and scenario.resolved.yaml do not belong together (" + name + ")");
        }
        return (int) value.getAsDouble();
    }

    /** The cells so far, whose rows one pass through the journal finds. */
    private void writeGroup() throws IOException {
        List<CellKey> keys = group.keySet().stream()
                .map(index -> CellKey.of(run.scenario().cell(index)))
                .toList();
        JournalRows journal = new JournalRows(run.path(), run.scenario(), keys);
        for (Map.Entry<Integer, Integer> entry : group.entrySet()) {
            Cell cell = run.scenario().cell(entry.getKey());
            Trials trials = cell.trials();
            writeHeader(cell, trials.quantities());
            String index = Integer.toString(cell.index());
            int found = journal.read(
                    cell, trials, entry.getValue(), (replicate, values) -> write(index, replicate, trials, values));
            if (found < entry.getValue()) {
                throw new RefusedException(run.path() + ": the journal has " + found + " of " + entry.getValue()
                        + " replicates of cell " + cell.index() + ": the same run command makes the others");
            }
        }
        group.clear();
        records = 0;
    }

    private void writeHeader(Cell cell, List<Quantity> quantities) throws RefusedException {
        List<String> declared = quantities.stream().map(Quantity::name).toList();
        if (names == null) {
            names = declared;
            CsvWriter.CsvWriterRecord line =
                    csv.writeRecord().writeField("cell").writeField("replicate");
            names.forEach(line::writeField);
            line.endRecord();
        } else if (!names.equals(declared)) {
            throw new RefusedException("cell " + cell.index() + " has other quantities than the cells before it: "
                    + String.join(", ", declared) + ", not " + String.join(", ", names));
        }
    }

    private void write(String cell, int replicate, Trials trials, double[] values) throws RefusedException {
        CsvWriter.CsvWriterRecord line = csv.writeRecord().writeField(cell).writeField(Integer.toString(replicate));
        for (int k = 0; k < values.length; k++) {
            if (!trials.quantities().get(k).allows(values[k])) {
                throw new RefusedException(run.path() + ": the journal has " + names.get(k) + " = " + values[k]
                        + " for replicate " + replicate + " of cell " + cell);
            }
            line.writeField(Numbers.text(values[k]));
        }
        line.endRecord();
    }
}
