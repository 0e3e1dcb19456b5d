package dev.narrows.result;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a folder is what its manifest says: sizes and sums of all files, sound records in the journal, a row per
 * cell.
 */
public final class Verification {
    /** Findings that are listed; of more the number is. */
    private static final int LISTED = 20;

    private final Path folder;
    private long found;
    private long rows;
    private String hash;
    private final List<String> findings = new ArrayList<>();

    private Verification(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks at a folder; changes nothing.
     *
     * @param folder an output folder
     * @return what is wrong, a line per file for at most 20 files, then the number of the others; empty if nothing is
     * @throws IOException if a file cannot be read
     */
    public static List<String> of(Path folder) throws IOException {
        Verification verification = new Verification(folder);
        Optional<ObjectNode> manifest = Seal.manifest(folder);
        if (manifest.isPresent()) {
            verification.check(manifest.get());
        } else {
            boolean there = PlainFiles.exists(folder.resolve(Seal.MANIFEST));
            verification.add(Seal.MANIFEST, there ? "is not what was written" : "is missing: no run has ended here");
        }
        return verification.listed();
    }

    private List<String> listed() {
        if (found > LISTED) {
            findings.add(folder + ": and " + (found - LISTED) + " more such lines");
        }
        return findings;
    }

    private void add(String file, String finding) {
        if (found++ < LISTED) {
            findings.add(folder.resolve(file) + ": " + finding);
        }
    }

    private void check(ObjectNode manifest) throws IOException {
        ObjectNode files = (ObjectNode) manifest.get("files");
        hash = manifest.get("hash").stringValue();
        Set<String> listed = new HashSet<>();
        for (var entry : files.properties()) {
            listed.add(entry.getKey());
            checkFile(entry.getKey(), entry.getValue(), manifest);
        }
        for (Path file : Seal.files(folder)) {
            String name = Seal.name(folder, file);
            if (!listed.contains(name) && !isLaterSegment(file, listed)) {
                add(name, "is not in the manifest");
            }
        }
        checkJournal(manifest.path("journal"));
    }

    /** What a run of selected cells adds to the journal comes after the segments of the run of all cells. */
    private boolean isLaterSegment(Path file, Set<String> listed) throws IOException {
        Path journal = folder.resolve(RunFolder.JOURNAL);
        if (!PlainFiles.isFolder(folder.resolve(OtherResults.SELECTED))
                || !JournalSegment.list(journal).contains(file)
                || listed.stream()
                        .anyMatch(name -> name.startsWith(RunFolder.JOURNAL + "/")
                                && name.compareTo(Seal.name(folder, file)) > 0)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] header = JournalFormat.header(hash);
            return Arrays.equals(header, JournalSegment.start(channel, header.length));
        }
    }

    /** Replicates that a run had are in its journal. */
    private void checkJournal(JsonNode journal) {
        long computed = journal.path("replicates_computed").asLong(0);
        long taken = journal.path("replicates_taken").asLong(0);
        if (found == 0 && (rows < computed || rows == 0 && taken > 0)) {
            add(
                    RunFolder.JOURNAL,
                    "holds " + rows + " replicates, the run computed " + computed + " and took " + taken);
        }
    }

    private void checkFile(String name, JsonNode expected, ObjectNode manifest) throws IOException {
        Path file = folder.resolve(name);
        long bytes = expected.get("bytes").longValue();
        if (!PlainFiles.isFile(folder, name)) {
            add(
                    name,
                    !PlainFiles.exists(file)
                            ? "is missing"
                            : PlainFiles.isFile(file)
                                    ? "lies behind a symbolic link"
                                    : "is " + PlainFiles.kind(file) + ", must be a file");
        } else if (Files.size(file) != bytes) {
            add(name, "has " + Files.size(file) + " bytes, was written with " + bytes);
        } else if (!Seal.entry(file).get("sha256").equals(expected.get("sha256"))) {
            add(name, "is not what was written: another SHA-256");
        } else if (name.startsWith(RunFolder.JOURNAL + "/")) {
            checkSegment(name);
        } else if (name.equals("points.csv")) {
            checkRows(name, manifest.get("cells").longValue());
        }
    }

    private void checkSegment(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name))) {
            byte[] header = JournalFormat.header(hash);
            if (!Arrays.equals(header, JournalSegment.start(channel, header.length))) {
                add(name, "is not of this scenario");
                return;
            }
            long end = JournalSegment.scan(
                    channel, header.length, (record, position) -> rows += record.count(), look -> {});
            if (end < channel.size()) {
                add(name, "has no sound record at byte " + end);
            }
        }
    }

    private void checkRows(String name, long cells) throws IOException {
        try (CsvReader<?> csv = CsvReader.builder().ofCsvRecord(folder.resolve(name))) {
            long rows = csv.stream().count() - 1;
            if (rows != cells) {
                add(name, "has " + rows + " rows for " + cells + " cells");
            }
        }
    }
}
