package dev.narrows.result;

import dev.narrows.experiment.Look;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reading one segment file of a journal. */
final class JournalSegment {
    private static final int WINDOW = 1 << 20;
    private static final int DIGITS = 6;
    private static final String SUFFIX = ".journal";

    private JournalSegment() {
    }

    /** Is told of every sound record. */
    interface Visitor {
        /** The record of rows at {@code offset} of the buffer stands at {@code position} of the file. */
        void record(ByteBuffer buffer, int offset, long position) throws IOException;

        /** A look at results. */
        default void look(Look look) throws IOException {
            // most who read rows have no use for it
        }
    }

    /** The segments of a folder, oldest first. */
    static List<Path> list(Path journal) throws IOException {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().matches("[0-9]{" + DIGITS + "}" + SUFFIX)).sorted().toList();
        }
    }

    /** The name of the segment after another, of the first one after null. */
    static Path after(Path journal, Path newest) {
        int number = newest == null ? 0 : Integer.parseInt(newest.getFileName().toString().substring(0, DIGITS));
        return journal.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d", number + 1) + SUFFIX);
    }

    /** The first bytes of a file, at most n. */
    static byte[] start(FileChannel channel, int n) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(n);
        fill(channel, buffer, 0);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** Goes through the records from {@code from} on; where the last sound one before the first bad one ends. */
    static long scan(FileChannel channel, long from, Visitor visitor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
        long position = from;
        while (true) {
            buffer.clear();
            fill(channel, buffer, position);
            buffer.flip();
            int offset = 0;
            int length = JournalFormat.soundRecord(buffer, 0);
            while (length > 0) {
                if (JournalFormat.isLook(buffer, offset)) {
                    visitor.look(JournalFormat.look(buffer, offset));
                } else {
                    visitor.record(buffer, offset, position + offset);
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

    /** The sound record at a position that a scan has told of. */
    static ByteBuffer read(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(JournalFormat.PREFIX + JournalFormat.HEAD + count * JournalFormat.ROW);
        fill(channel, buffer, position);
        if (buffer.hasRemaining() || JournalFormat.soundRecord(buffer.flip(), 0) == 0) {
            throw new EOFException("journal: the record at " + position + " is no longer what it was");
        }
        return buffer;
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                return;
            }
        }
    }
}
