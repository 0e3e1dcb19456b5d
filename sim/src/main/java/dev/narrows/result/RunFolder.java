package dev.narrows.result;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.Look;
import dev.narrows.scenario.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output folder {@code DIR/<name>/<hash>/}: the journal, both copies of the scenario, points.csv, points.json,
 * checks.csv, manifest.json. A shard has a folder of its own beside it, {@code <hash>-<i>-of-<n>}. Every derived file
 * appears under its name complete or not at all; a manifest goes before any file that it vouches for changes, and comes
 * last. Results of another state that were there are kept, and those of some cells have a folder within
 * ({@link OtherResults}).
 */
public final class RunFolder implements Closeable {
    /** Name of the journal's folder. */
    static final String JOURNAL = "journal";
    /** Name of the copy of the scenario as it was given. */
    static final String SOURCE = "scenario.source.yaml";
    /** Name of the copy of the scenario with all defaults. */
    static final String RESOLVED = "scenario.resolved.yaml";
    /** Name of the results of the cells. */
    static final String POINTS = "points.json";
    /** Its rows. */
    static final String CSV = "points.csv";
    /** Name of what was held against the bounds. */
    static final String CHECKS = "checks.csv";

    private static final int STATE_DIGITS = 12;

    private final FileOperations operations;
    private final Scenario scenario;
    private final Path home;
    private final Path folder;
    private final AtomicFile csvFile;
    private final AtomicFile jsonFile;
    private final AtomicFile checksFile;
    private final Journal journal;
    private final Optional<Shard> shard;
    private final Optional<String> select;
    private final boolean replace;
    private byte[] source;
    private Path sourceFile;
    private Optional<String> kept = Optional.empty();
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final PointsJson json;
    private final CellTexts texts;

    /**
     * How a folder is opened.
     *
     * @param fresh whether to remove the journal that is there, instead of going on with it
     * @param shard which part of the batch it holds; empty for the whole
     * @param select the condition that chose the cells: their results get a folder of their own within; empty for all
     * @param replace whether results of another scenario file, which is still there, may be put into {@code earlier/}
     * @param operations what changes files
     */
    public record Opening(
            boolean fresh, Optional<Shard> shard, Optional<String> select, boolean replace, FileOperations operations) {
        /**
         * A folder of all cells, with the journal that is there.
         *
         * @param operations what changes files
         * @return how it is opened
         */
        public static Opening of(FileOperations operations) {
            return new Opening(false, Optional.empty(), Optional.empty(), true, operations);
        }
    }

    /**
     * Makes the folder and opens the results.
     *
     * @param scenario the scenario
     * @param out the folder of all runs, DIR
     * @param opening how
     * @throws FolderInUseException if another run writes into it
     * @throws RefusedException if its journal is of another scenario, or its results of another file that is still
     *     there, with another text
     * @throws IOException if the folder or a file in it cannot be made
     */
    public RunFolder(Scenario scenario, Path out, Opening opening) throws IOException {
        this.operations = opening.operations();
        this.scenario = scenario;
        this.texts = new CellTexts(scenario);
        this.source = scenario.source();
        this.sourceFile = Path.of(scenario.file()).toAbsolutePath().normalize();
        this.replace = opening.replace();
        this.shard = opening.shard();
        this.select = opening.select().map(String::strip);
        this.home = out.resolve(scenario.name())
                .resolve(scenario.folderHash() + shard.map(Shard::suffix).orElse(""));
        if (!Files.isDirectory(out)) {
            operations.createFolders(out);
        }
        PlainFiles.makeFolder(operations, home.getParent());
        PlainFiles.makeFolder(operations, home);
        try {
            FolderLock lock = locked(home);
            if (select.isEmpty()) {
                this.folder = home;
                if (opening.fresh()) {
                    keepOther(Set.of());
                    clear();
                }
                this.journal = journal(home, OtherResults.in(home), lock);
                if (Seal.manifest(home).isPresent()) {
                    // it vouches for the segments that are there
                    journal.beginSegment();
                }
                if (keepOther(journal.looks())) {
                    operations.delete(folder.resolve(Seal.MANIFEST));
                }
            } else if (opening.fresh()) {
                // a journal of its own: that of the folder stays with the results of all cells
                this.folder = selected(Set.of());
                lock = locked(folder);
                clear();
                this.journal = journal(folder, false, lock);
            } else {
                this.journal = journal(home, true, lock);
                this.folder = selected(journal.looks());
                locked(folder);
            }
            this.csvFile = opened(csvPath());
            this.jsonFile = opened(LargeFile.of(folder, POINTS, scenario.cellCount()));
            this.checksFile = opened(LargeFile.of(folder, CHECKS, scenario.cellCount()));
            csvFile.writer().write(texts.points.header(scenario));
            checksFile.writer().write(ChecksCsv.header(scenario));
        } catch (IOException e) {
            closeAfter(e);
            throw e;
        }
        this.json = new PointsJson(scenario, texts.order, jsonFile.writer());
    }

    private FolderLock locked(Path locked) throws IOException {
        FolderLock lock = new FolderLock(operations, locked);
        open.push(lock);
        return lock;
    }

    private Journal journal(Path within, boolean shared, FolderLock lock) throws IOException {
        Journal opened =
                new Journal(operations, within.resolve(JOURNAL), scenario.folderHash(), shared, lock::requireThere);
        open.push(opened);
        return opened;
    }

    private Path selected(Set<Look> looks) throws IOException {
        Path above = home.resolve(OtherResults.SELECTED);
        PlainFiles.makeFolder(operations, above);
        Path results = above.resolve(digest(state(looks) + "\n" + select.orElseThrow()));
        PlainFiles.makeFolder(operations, results);
        return results;
    }

    /** Keeps the results that are there, if they are not those that this run will write. */
    private boolean keepOther(Set<Look> looks) throws IOException {
        ObjectNode old = Seal.manifest(folder).orElse(null);
        if (old == null || state(looks).equals(old.path(Manifest.STATE).asString(""))) {
            return false;
        }
        if (!replace) {
            requireSameFile(old);
        }
        Path to = OtherResults.keep(operations, folder, old);
        kept = Optional.of("the results of \"" + Manifest.command(old) + "\" (" + OtherResults.time(folder, old)
                + ") are kept in " + to);
        return true;
    }

    /** A scenario is edited, moved and copied; but two files of one folder would go on to take each other's place. */
    private void requireSameFile(ObjectNode old) throws IOException {
        Path other = Manifest.sourceFile(old).orElse(sourceFile);
        Path own = home.toAbsolutePath().normalize();
        if (!Files.isRegularFile(other)
                || other.startsWith(own)
                || sourceFile.startsWith(own)
                || Files.isSameFile(other, sourceFile)
                || Files.size(other) == source.length && Arrays.equals(Files.readAllBytes(other), source)) {
            return;
        }
        throw new RefusedException(home + ": holds results of " + other + ", and those of " + sourceFile
                + " would take their place: give it another name, run it with another --out, or with --replace, which"
                + " keeps them in " + OtherResults.EARLIER + "/");
    }

    /**
     * Names the results: the first 12 hexadecimal digits of SHA-256 over all that decides their bits, which is the
     * program, the scenario with all defaults, and whether results of another number of replicates were seen.
     */
    private String state(Set<Look> looks) {
        Version version = Version.current();
        boolean seen = Look.of(scenario).after(looks);
        return digest(String.join(
                "\n", version.version(), version.commit(), Boolean.toString(seen), scenario.resolvedYaml()));
    }

    private static String digest(String text) {
        return Seal.sha256(text).substring(0, STATE_DIGITS);
    }

    private void clear() throws IOException {
        operations.delete(folder.resolve(Seal.MANIFEST));
        removeSegments();
    }

    private void removeSegments() throws IOException {
        for (Path segment : JournalSegment.list(folder.resolve(JOURNAL))) {
            JournalSegment.requireOwn(segment);
        }
        for (Path segment : JournalSegment.list(folder.resolve(JOURNAL))) {
            operations.delete(segment);
        }
    }

    private void closeAfter(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private AtomicFile opened(Path file) throws IOException {
        AtomicFile atomic = new AtomicFile(operations, file);
        open.push(atomic);
        return atomic;
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return folder;
    }

    /**
     * The replicate values.
     *
     * @return the journal, open as long as the folder is
     */
    public Journal journal() {
        return journal;
    }

    /**
     * The rows.
     *
     * @return path of points.csv
     */
    public Path csvPath() {
        return folder.resolve(CSV);
    }

    /**
     * The files that have a row for each cell, and for each of its bounds and expectations.
     *
     * @param cells number of cells of the batch
     * @return their names, joined by a word
     */
    public static String rows(int cells) {
        return CSV + " and " + LargeFile.of(Path.of(""), CHECKS, cells);
    }

    /**
     * The JSON.
     *
     * @return path of points.json, or of points.json.gz
     */
    public Path jsonPath() {
        return jsonFile.path();
    }

    /**
     * Opens the JSON.
     *
     * @return the text of points.json
     * @throws IOException if it cannot be opened
     */
    public Reader json() throws IOException {
        return new InputStreamReader(LargeFile.open(jsonPath()), StandardCharsets.UTF_8);
    }

    /**
     * What became of the results that were there and are others than those of this run.
     *
     * @return a line that names them and where they are now; empty where there were none
     */
    public Optional<String> kept() {
        return kept;
    }

    /** What is added to the results before the manifest vouches for all of it. */
    public interface Addition {
        /**
         * Writes files.
         *
         * @param results the folder with all results under their names
         * @throws IOException if a file cannot be read or written
         */
        void write(FinishedFolder results) throws IOException;
    }

    /** Sets the scenario as it was given and its file, where that is another file than the one that was read. */
    void source(byte[] given, Path file) {
        source = given.clone();
        sourceFile = file;
    }

    /**
     * The scenario as it was given.
     *
     * @return the text of scenario.source.yaml
     */
    public String source() {
        return new String(source, StandardCharsets.UTF_8);
    }

    /**
     * What became of a cell as text: the costly part of writing it, on any thread.
     *
     * @param outcome of any cell
     * @return for {@link #write}
     */
    public CellText text(CellOutcome outcome) {
        return texts.of(outcome);
    }

    /**
     * Adds what became of a cell.
     *
     * @param cell the next cell in order
     * @throws UncheckedIOException if a file cannot be written
     */
    public void write(CellText cell) {
        try {
            csvFile.writer().write(cell.row());
            checksFile.writer().write(cell.checks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json.write(cell.json());
    }

    /**
     * Gives every file its name.
     *
     * @param manifest provenance of the run; gets the state, the file of the scenario, the selection, the shard, and
     *     size and SHA-256 of every other file
     * @param addition writes what belongs to the results, such as page and figures
     * @throws IOException if a file cannot be written, or the journal or the lock is no longer in the folder
     */
    public void commit(ObjectNode manifest, Addition addition) throws IOException {
        json.folder(folder.toString().replace('\\', '/'));
        journal.add(Look.of(scenario));
        journal.force();
        manifest.put(Manifest.STATE, state(journal.looks())).put(Manifest.SOURCE_FILE, sourceFile.toString());
        select.ifPresent(condition -> manifest.put("select", condition));
        shard.ifPresent(s -> manifest.putObject("shard").put("index", s.index()).put("of", s.of()));
        keepWithoutFailure(manifest);
        // a manifest says that the files beside it belong together: that of the same state goes before any of them
        // changes, and not earlier, so that a run that is killed leaves the results as they were
        operations.delete(folder.resolve(Seal.MANIFEST));
        if (!journal.folder().startsWith(folder)) {
            shareJournal();
        }
        AtomicFile.write(operations, folder.resolve(SOURCE), source);
        AtomicFile.write(operations, folder.resolve(RESOLVED), scenario.resolvedYaml());
        csvFile.commit();
        for (AtomicFile file : List.of(jsonFile, checksFile)) {
            operations.delete(LargeFile.twin(file.path()));
            file.commit();
        }
        addition.write(new FinishedFolder(operations, folder));
        AtomicFile.write(operations, folder.resolve(Seal.MANIFEST), Seal.sealed(folder, manifest));
    }

    /** Results of the same state are kept where more cells fail now: what they have would be lost. */
    private void keepWithoutFailure(ObjectNode manifest) throws IOException {
        Optional<ObjectNode> old = select.isEmpty() ? Seal.manifest(folder) : Optional.empty();
        if (old.isPresent() && failed(manifest) > failed(old.get())) {
            OtherResults.keep(operations, folder, old.get());
        }
    }

    private static int failed(ObjectNode manifest) {
        return manifest.path("verdicts").path("failed").asInt(0);
    }

    /** Segments that are never written into again: a later run begins one of its own. */
    private void shareJournal() throws IOException {
        removeSegments();
        for (Path segment : JournalSegment.list(journal.folder())) {
            OtherResults.add(operations, segment, folder.resolve(JOURNAL).resolve(segment.getFileName()), folder);
        }
        operations.forceFolder(folder.resolve(JOURNAL));
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
