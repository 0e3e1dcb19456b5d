package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The operating system's lock on an output folder: one run at a time; the kernel frees it when a process is killed. The file
 * holds the process id of the last run, for the message of a second one.
 */
final class FolderLock implements Closeable {
    static final String NAME = ".lock";

    private final FileChannel channel;

    /** Takes the lock at once or fails. */
    FolderLock(FileOperations operations, Path folder) throws IOException {
        channel = operations.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (!taken()) {
                throw new FolderInUseException(folder, holder(folder));
            }
            operations.truncate(channel, 0);
            operations.write(channel, ByteBuffer.wrap(
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private boolean taken() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static String holder(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(NAME), StandardCharsets.ISO_8859_1);
        return text.matches("[0-9]{1,19}") ? "process " + text : "another process";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
