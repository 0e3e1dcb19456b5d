package dev.narrows.foreign;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.narrows.finite.LabelledData;
import dev.narrows.result.AtomicFile;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Json;
import dev.narrows.result.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of data sets: {@code labels.csv}, a row for each label or for each count, and {@code labels.json}, which
 * says what they are. The first is written first, so that who finds the second has both.
 */
public final class LabelsFolder {
    /** Name of the rows. */
    public static final String CSV = "labels.csv";
    /** Name of what they are. */
    public static final String JSON = "labels.json";

    private static final List<String> OURS = List.of(CSV, JSON);

    private final FileOperations operations;
    private final Path path;

    /**
     * Nothing is written yet.
     *
     * @param operations what changes files
     * @param path of the folder, which need not be there
     * @throws RefusedException if it is there and is no folder, or holds what such a folder does not hold
     * @throws IOException if it cannot be read
     */
    public LabelsFolder(FileOperations operations, Path path) throws IOException {
        this.operations = operations;
        this.path = path.toAbsolutePath();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new RefusedException(path + ": is no folder");
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
            for (Path file : inside) {
                if (!OURS.contains(String.valueOf(file.getFileName()))
                        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new RefusedException(path + ": holds " + file.getFileName()
                            + ", must be a new folder, an empty one or one of labels");
                }
            }
        }
    }

    /**
     * Writes data sets; earlier ones go.
     *
     * @param pin what they are
     * @param data where they come from
     * @return how many rows there are
     * @throws IOException if something cannot be written
     */
    public long write(LabelsPin pin, LabelledData data) throws IOException {
        operations.createFolders(path);
        operations.delete(path.resolve(JSON));
        long rows;
        try (AtomicFile file = AtomicFile.anywhere(operations, path.resolve(CSV))) {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.writer());
            csv.writeRecord(pin.columns(data.revealed()));
            rows = new Rows(pin, data, csv).write();
            csv.flush();
            file.commit();
        }
        AtomicFile.write(
                operations,
                path.resolve(JSON),
                (Json.MAPPER.writeValueAsString(pin.json(data)) + "\n").getBytes(StandardCharsets.UTF_8));
        return rows;
    }

    /** The rows of all data sets. */
    private record Rows(LabelsPin pin, LabelledData data, CsvWriter csv) {
        long write() {
            LabelledData.Words words = data.words();
            long rows = 0;
            for (int r = pin.replicates().first(); r <= pin.replicates().last(); r++) {
                rows += pin.counts() ? counts(r, words) : labels(r, words);
            }
            return rows;
        }

        private long labels(int replicate, LabelledData.Words words) {
            int[] order = data.order(replicate);
            long rows = pin.shown();
            for (int i = 0; i < rows; i++) {
                csv.writeRecord(row(replicate, Integer.toString(i), order[i], words));
            }
            return rows;
        }

        /** A row for each place, also where its count is 0. */
        private long counts(int replicate, LabelledData.Words words) {
            long[] counts = pin.trainingOnly() ? firstOf(replicate) : data.counts(replicate);
            for (int c = 0; c < counts.length; c++) {
                List<String> row = row(replicate, "", c, words);
                row.add(Long.toString(counts[c]));
                csv.writeRecord(row);
            }
            return counts.length;
        }

        private long[] firstOf(int replicate) {
            int[] order = data.order(replicate);
            long[] counts = new long[data.counts(replicate).length];
            for (int i = 0; i < pin.shown(); i++) {
                counts[order[i]]++;
            }
            return counts;
        }

        private List<String> row(int replicate, String i, int place, LabelledData.Words words) {
            int targets = data.revealed() ? words.targets().size() : 1;
            int pair = place / targets;
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(replicate));
            if (!i.isEmpty()) {
                row.add(i);
            }
            row.add(words.contexts().get(pair / words.labels().size()));
            row.add(words.labels().get(pair % words.labels().size()));
            if (data.revealed()) {
                row.add(words.targets().get(place % targets));
            }
            return row;
        }
    }
}
