package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.DigestedRows;
import dev.narrows.experiment.Look;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Trials;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The replicate values of all runs of a folder, or their digests, and the looks at results that they took, in
 * append-only segment files (thread-safe). On opening, each segment is read to its first bad record and cut there. A
 * record is written by one call before it counts as kept, so that a killed process loses nothing that was added; it is
 * forced to the disk once a second and on closing, for the power that fails.
 */
public final class Journal implements ReplicateStore, Closeable {
    private static final long LARGEST_SEGMENT = 1L << 30;
    private static final int SEGMENT_SHIFT = 40;
    private static final long OFFSET_MASK = (1L << SEGMENT_SHIFT) - 1;

    private final FileOperations operations;
    private final Path folder;
    private final byte[] header;
    private final List<FileChannel> segments = new ArrayList<>();
    private final Set<Look> looks = ConcurrentHashMap.newKeySet();
    private final List<HeldFile> held = new CopyOnWriteArrayList<>();
    private final JournalForce.Check lock;
    private final List<String> damage = new ArrayList<>();
    private volatile JournalIndex index = new JournalIndex();
    private final JournalForce force;
    private FileChannel current;
    private Path newest;
    private long end;
    private long dropped;
    private boolean ownSegment;
    private boolean unforced;
    private IOException broken;

    /**
     * Opens the journal of a folder; its lock is held, and {@code lock} fails where it no longer is. Where segments are
     * {@code shared} they have other names in the folders of other results: none is changed in place.
     */
    Journal(FileOperations operations, Path folder, String folderHash, boolean shared, JournalForce.Check lock)
            throws IOException {
        this.lock = lock;
        this.ownSegment = shared;
        this.operations = operations;
        this.folder = folder;
        this.header = JournalFormat.header(folderHash);
        this.force = new JournalForce(operations, this::requireThere);
        PlainFiles.makeFolder(operations, folder);
        try {
            for (Path file : JournalSegment.list(folder)) {
                NamedFailures.reading(file, () -> open(file));
            }
        } catch (IOException e) {
            closeSegments();
            throw e;
        }
        index.sort();
    }

    private Path open(Path file) throws IOException {
        openLast(file);
        byte[] start = JournalSegment.start(current, header.length);
        if (start.length < header.length && Arrays.equals(start, Arrays.copyOf(header, start.length))) {
            // the file was cut in its header: nothing in it is lost that was there. A new one takes its name, for the
            // old one may have other names
            forgetLast();
            AtomicFile.write(operations, file, header);
            openLast(file);
        } else if (!Arrays.equals(start, header)) {
            throw refusal(file);
        }
        end = scan(segments.size() - 1, index);
        if (current.size() > end) {
            JournalDamage.at(current, end).ifPresent(found -> damage.add(file + ": " + found));
            dropped += current.size() - end;
            cut(file);
        }
        current.position(end);
        return file;
    }

    private void cut(Path file) throws IOException {
        if (ownSegment) {
            AtomicFile.write(operations, file, current, end);
            forgetLast();
            openLast(file);
        } else {
            operations.truncate(current, end);
        }
    }

    Path folder() {
        return folder;
    }

    /** What is added from now on goes into a new segment: those that are there got other names. */
    synchronized void beginSegment() {
        ownSegment = true;
    }

    private void openLast(Path file) throws IOException {
        current = operations.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        segments.add(current);
        held.add(HeldFile.of(file));
        newest = file;
    }

    private void forgetLast() throws IOException {
        held.remove(held.size() - 1);
        segments.remove(segments.size() - 1).close();
    }

    private void requireThere() throws IOException {
        lock.require();
        for (HeldFile file : held) {
            file.requireThere();
        }
    }

    private long scan(long number, JournalIndex into) throws IOException {
        return JournalSegment.scan(
                segments.get((int) number),
                header.length,
                (record, position) -> into.add(
                        record.key().high(), number << SEGMENT_SHIFT | position, record.first(), record.count()),
                looks::add);
    }

    private IOException refusal(Path file) throws IOException {
        JournalSegment.requireOwn(file);
        String found = JournalFormat.described(JournalSegment.start(current, 1024));
        String way = "; --fresh starts anew";
        return found.isEmpty()
                ? new IOException(file + ": the header of the journal is damaged" + way)
                : new RefusedException(
                        file + ": is of " + found + ", this run is of " + JournalFormat.described(header) + way);
    }

    @Override
    public Known take(CellKey key, int from, ReplicateValues values) throws IOException {
        List<DigestedRows> digested = new ArrayList<>();
        BitSet known = find(key, values.width(), from, values.size(), (file, record, first, last) -> {
            if (record.isDigest()) {
                digested.add(record.digested(file));
            } else {
                values.read(first, last, record.buffer(), record.row(first));
            }
        });
        return new Known(known, digested);
    }

    /** Is given the rows first..last-1 of a record. */
    private interface Rows {
        void found(Path file, JournalRecord record, int first, int last);
    }

    /**
     * The replicates from..to-1 of a cell that were there when the journal was opened; rows of another width are of
     * other quantities, and none of this cell.
     */
    private BitSet find(CellKey key, int width, int from, int to, Rows rows) throws IOException {
        BitSet known = new BitSet();
        JournalIndex now = index;
        for (int place = now.find(key.high()); now.matches(place, key.high()); place++) {
            int first = Math.max(from, now.first(place));
            int last = (int) Math.min(to, (long) now.first(place) + now.count(place));
            if (first < last && known.nextClearBit(first) < last) {
                Path file = held.get(number(now, place)).path();
                JournalRecord record = read(now, place, file);
                if (record.key().equals(key) && record.width() == width) {
                    rows.found(file, record, first, last);
                    known.set(first, last);
                }
            }
        }
        return known;
    }

    private static int number(JournalIndex now, int place) {
        return (int) (now.position(place) >>> SEGMENT_SHIFT);
    }

    private JournalRecord read(JournalIndex now, int place, Path file) throws IOException {
        FileChannel segment = segments.get(number(now, place));
        return NamedFailures.reading(file, () -> JournalSegment.read(segment, now.position(place) & OFFSET_MASK));
    }

    @Override
    public void add(CellKey key, int first, int last, ReplicateValues values, boolean quick) throws IOException {
        append(quick ? JournalFormat.digest(key, first, last, values) : JournalFormat.record(key, first, last, values));
    }

    @Override
    public Set<Look> looks() {
        return Set.copyOf(looks);
    }

    /** Keeps that results were seen; nothing where this is known. */
    void add(Look look) throws IOException {
        if (looks.add(look)) {
            append(JournalFormat.record(look));
        }
    }

    private synchronized void append(ByteBuffer record) throws IOException {
        if (broken == null) {
            broken = force.failure();
        }
        if (broken != null) {
            throw broken;
        }
        try {
            int length = record.remaining();
            if (current == null || ownSegment || end + length > LARGEST_SEGMENT) {
                next();
                ownSegment = false;
            }
            operations.write(current, record);
            end += length;
            unforced = true;
            force.touch(current);
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    /** A segment gets its name with its header in it. */
    private void next() throws IOException {
        if (current != null) {
            operations.force(current);
        }
        Path file = JournalSegment.after(folder, newest);
        AtomicFile.write(operations, file, header);
        openLast(file);
        end = header.length;
        current.position(end);
    }

    /** Adds the records of another journal that this one had not when it was opened. */
    void addAll(Path other) throws IOException {
        for (Path file : JournalSegment.list(other)) {
            try (FileChannel channel = operations.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                if (!Arrays.equals(JournalSegment.start(channel, header.length), header)) {
                    throw new RefusedException(file + ": is not of the scenario of " + folder.getParent());
                }
                JournalSegment.scan(channel, header.length, (record, position) -> addNew(record), this::add);
            }
        }
    }

    /** Makes what was added since the opening findable too. */
    synchronized void reindex() throws IOException {
        JournalIndex all = new JournalIndex();
        for (int number = 0; number < segments.size(); number++) {
            scan(number, all);
        }
        all.sort();
        index = all;
    }

    private void addNew(JournalRecord record) throws IOException {
        int first = record.first();
        BitSet known = find(record.key(), record.width(), first, first + record.count(), (file, same, from, to) -> {});
        if (known.cardinality() < record.count()) {
            append(record.bytes());
        }
    }

    /**
     * Bytes after the last sound record of a segment that were cut off on opening.
     *
     * @return how many, 0 after a run that was not killed while it wrote
     */
    public long dropped() {
        return dropped;
    }

    /**
     * What was found damaged on opening, beside the torn end that a killed run leaves; it was cut off and is computed
     * again.
     *
     * @return a line per file: which, at which byte, how many records are dropped
     */
    public List<String> damage() {
        return List.copyOf(damage);
    }

    /** Forces what was added, and reports the first failure. */
    synchronized void force() throws IOException {
        IOException failure = broken == null ? force.failure() : broken;
        if (failure != null) {
            throw failure;
        }
        if (unforced) {
            operations.force(current);
            unforced = false;
        }
        requireThere();
    }

    /** Ends the journal: what comes later is refused. */
    @Override
    public synchronized void close() throws IOException {
        force.close();
        try {
            if (broken == null) {
                force();
            }
        } finally {
            broken = new IOException(folder + ": is closed");
            closeSegments();
        }
    }

    private void closeSegments() throws IOException {
        for (FileChannel segment : segments) {
            segment.close();
        }
    }

    /** Bytes of the records of a cell. */
    static long bytes(Trials trials, long replicates) {
        long chunks = (replicates + MOST_ADDED - 1) / MOST_ADDED;
        return trials.quick()
                ? chunks * (JournalFormat.PREFIX + JournalFormat.DIGEST)
                : chunks * (JournalFormat.PREFIX + JournalFormat.HEAD)
                        + replicates * trials.quantities().size() * Double.BYTES;
    }
}
