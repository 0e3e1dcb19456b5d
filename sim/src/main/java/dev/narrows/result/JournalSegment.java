package dev.narrows.result;

import dev.narrows.experiment.Look;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reading one segment file of a journal. */
final class JournalSegment {
    private static final int WINDOW = 1 << 20;
    private static final int LONGEST_BEGINNING = 64;
    private static final int DIGITS = 6;
    private static final String SUFFIX = ".journal";

    private JournalSegment() {}

    /** Is told of every sound record of rows or their digest, and where it stands in the file. */
    interface Visitor {
        void record(JournalRecord record, long position) throws IOException;
    }

    /** Is told of every sound record of a look at results. */
    interface LookVisitor {
        void look(Look look) throws IOException;
    }

    /** Is told of every sound record of a journal. */
    interface JournalVisitor {
        /** A record of rows or their digest, and where it stands in which file. */
        void record(Path file, JournalRecord record, long position) throws IOException;
    }

    /** Goes through the journal of a folder that is not locked, and changes nothing. */
    static void scan(Path journal, byte[] header, JournalVisitor visitor) throws IOException {
        for (Path file : list(journal)) {
            NamedFailures.reading(file, () -> {
                try (FileChannel channel = FileChannel.open(file, LinkOption.NOFOLLOW_LINKS, StandardOpenOption.READ)) {
                    if (!Arrays.equals(header, start(channel, header.length))) {
                        throw new RefusedException(file + ": is not of the scenario beside it");
                    }
                    return scan(
                            channel,
                            header.length,
                            (record, position) -> visitor.record(file, record, position),
                            look -> {});
                }
            });
        }
    }

    /** The segments of a folder, oldest first; none where there is no such folder. */
    static List<Path> list(Path journal) throws IOException {
        PlainFiles.requireFolder(journal);
        if (!Files.exists(journal)) {
            return List.of();
        }
        List<Path> segments;
        try (Stream<Path> files = Files.list(journal)) {
            segments = files.filter(file -> file.getFileName().toString().matches("[0-9]{" + DIGITS + "}" + SUFFIX))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            PlainFiles.requireFile(segment);
        }
        return segments;
    }

    /** The name of the segment after another, of the first one after null. */
    static Path after(Path journal, Path newest) {
        int number = newest == null
                ? 0
                : Integer.parseInt(newest.getFileName().toString().substring(0, DIGITS));
        return journal.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d", number + 1) + SUFFIX);
    }

    /** Refuses a file that was never the segment of any folder: it is somebody's, and is not removed. */
    static void requireOwn(Path segment) throws IOException {
        try (FileChannel channel = FileChannel.open(segment, LinkOption.NOFOLLOW_LINKS, StandardOpenOption.READ)) {
            if (!JournalFormat.isOwn(start(channel, LONGEST_BEGINNING))) {
                throw new RefusedException(segment + ": is no journal, and is not overwritten: move it away");
            }
        }
    }

    /** The first bytes of a file, at most n. */
    static byte[] start(FileChannel channel, int n) throws IOException {
        return start(channel, 0, n);
    }

    /** The bytes from a position on, at most n. */
    static byte[] start(FileChannel channel, long position, int n) throws IOException {
        ByteBuffer buffer = fill(ByteBuffer.allocate(n), channel, position);
        return Arrays.copyOf(buffer.array(), buffer.limit());
    }

    /** Goes through the records from {@code from} on; where the last sound one before the first bad one ends. */
    static long scan(FileChannel channel, long from, Visitor visitor, LookVisitor looks) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
        long position = from;
        while (true) {
            fill(buffer, channel, position);
            int offset = 0;
            int length = JournalFormat.soundRecord(buffer, 0);
            while (length > 0) {
                if (JournalFormat.isLook(buffer, offset)) {
                    looks.look(JournalFormat.look(buffer, offset));
                } else {
                    visitor.record(new JournalRecord(buffer, offset), position + offset);
                }
                offset += length;
                length = JournalFormat.soundRecord(buffer, offset);
            }
            position += offset;
            if (offset == 0 || buffer.limit() < WINDOW) {
                return position;
            }
        }
    }

    /** How many sound records stand anywhere from {@code from} on, whatever stands between them. */
    static long soundFrom(FileChannel channel, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
        long found = 0;
        for (long position = from; position < channel.size(); ) {
            fill(buffer, channel, position);
            int end = buffer.limit() < WINDOW ? buffer.limit() : WINDOW - JournalFormat.LONGEST;
            int offset = 0;
            while (offset < end) {
                int length = JournalFormat.soundRecord(buffer, offset);
                found += length > 0 ? 1 : 0;
                offset += Math.max(1, length);
            }
            position += offset;
        }
        return found;
    }

    /** The sound record at a position that a scan has told of. */
    static JournalRecord read(FileChannel channel, long position) throws IOException {
        ByteBuffer buffer = fill(ByteBuffer.allocate(JournalFormat.PREFIX + JournalFormat.DIGEST), channel, position);
        int length = buffer.limit() < JournalFormat.PREFIX ? 0 : JournalFormat.PREFIX + buffer.getInt(0);
        if (length > buffer.limit() && length <= JournalFormat.LONGEST) {
            buffer = fill(ByteBuffer.allocate(length), channel, position);
        }
        if (JournalFormat.soundRecord(buffer, 0) > 0) {
            return new JournalRecord(buffer, 0);
        }
        throw new EOFException("journal: the record at " + position + " is no longer what it was");
    }

    /** A buffer with as many of the bytes from a position on as it has room for. */
    private static ByteBuffer fill(ByteBuffer buffer, FileChannel channel, long position) throws IOException {
        buffer.clear();
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, position + buffer.position());
        }
        return buffer.flip();
    }
}
