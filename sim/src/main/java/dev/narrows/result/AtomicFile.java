package dev.narrows.result;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A UTF-8 file that appears under its name complete or not at all: written under a temporary name beside it, forced to
 * the disk, renamed, and its folder forced. Closed without {@link #commit()}, it leaves nothing. The folder is locked
 * meanwhile ({@link FolderLock}).
 */
public final class AtomicFile implements Closeable {
    static final String TEMPORARY = ".tmp";
    private static final int BUFFER = 1 << 16;

    private final FileOperations operations;
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final Writer writer;
    private boolean committed;

    AtomicFile(FileOperations operations, Path target) throws IOException {
        this.operations = operations;
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + TEMPORARY);
        // what a killed run left behind, if anything; a link planted there is removed, not followed
        operations.delete(temporary);
        this.channel = operations.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.writer = new BufferedWriter(
                new OutputStreamWriter(LargeFile.packed(target, stream()), StandardCharsets.UTF_8), BUFFER);
    }

    private OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                operations.write(channel, ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    static void write(FileOperations operations, Path target, String text) throws IOException {
        try (AtomicFile file = new AtomicFile(operations, target)) {
            file.writer().write(text);
            file.commit();
        }
    }

    /**
     * A file of a user's choice: folders above it that are not there are made, as those of a run are.
     *
     * @param operations what changes files
     * @param target the file
     * @return it, under a temporary name
     * @throws IOException if it cannot be opened
     */
    public static AtomicFile anywhere(FileOperations operations, Path target) throws IOException {
        operations.createFolders(target.getParent());
        return new AtomicFile(operations, target);
    }

    /**
     * Writes a file of a user's choice; folders above it that are not there are made.
     *
     * @param operations what changes files
     * @param target the file
     * @param bytes what it holds
     * @throws IOException if it cannot be written; what had the name is then as it was
     */
    public static void write(FileOperations operations, Path target, byte[] bytes) throws IOException {
        try (AtomicFile file = anywhere(operations, target)) {
            operations.write(file.channel, ByteBuffer.wrap(bytes));
            file.commit();
        }
    }

    /** Writes the first bytes of a file that is open; a name for a copy of a file, or for what is sound of it. */
    static void write(FileOperations operations, Path target, FileChannel from, long length) throws IOException {
        try (AtomicFile file = new AtomicFile(operations, target)) {
            for (long position = 0; position < length; ) {
                byte[] bytes = JournalSegment.start(from, position, (int) Math.min(BUFFER, length - position));
                if (bytes.length == 0) {
                    throw new EOFException("ends at byte " + position + ", must have " + length);
                }
                operations.write(file.channel, ByteBuffer.wrap(bytes));
                position += bytes.length;
            }
            file.commit();
        }
    }

    Path path() {
        return target;
    }

    /**
     * Where its text goes.
     *
     * @return a buffered writer
     */
    public Writer writer() {
        return writer;
    }

    /**
     * Gives the file its name.
     *
     * @throws IOException if it cannot be written or renamed
     */
    public void commit() throws IOException {
        writer.close();
        operations.force(channel);
        channel.close();
        operations.rename(temporary, target);
        committed = true;
        operations.forceFolder(target.getParent());
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            channel.close();
            operations.delete(temporary);
        }
    }
}
