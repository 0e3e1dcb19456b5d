package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The operating system's lock on an output folder: one run at a time; the kernel frees it when a process is killed. The
 * file holds the process id of the last run, for the message of a second one.
 */
final class FolderLock implements Closeable {
    static final String NAME = ".lock";
    private static final int MOST_DIGITS = 19;

    private final FileChannel channel;
    private final HeldFile held;

    /** Takes the lock at once or fails. */
    FolderLock(FileOperations operations, Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        PlainFiles.requireFile(file);
        channel = operations.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            held = HeldFile.of(file);
            if (!taken()) {
                throw new FolderInUseException(folder, holder());
            }
            requireOwn(file);
            operations.truncate(channel, 0);
            operations.write(
                    channel,
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A file that came there in another way, such as a hard link, is somebody's: it is not written over. */
    private void requireOwn(Path file) throws IOException {
        if (!text().matches("[0-9]{0," + MOST_DIGITS + "}")) {
            throw new RefusedException(file + ": holds what no run writes there, and is not overwritten: move it away");
        }
    }

    /** Fails where the file is no longer there: then another run could take it too. */
    void requireThere() throws IOException {
        held.requireThere();
    }

    private boolean taken() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private String holder() throws IOException {
        String text = text();
        return text.matches("[0-9]{1," + MOST_DIGITS + "}") ? "process " + text : "another process";
    }

    /** What the file holds, one byte more than is allowed at most. */
    private String text() throws IOException {
        return new String(JournalSegment.start(channel, MOST_DIGITS + 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
