package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The operating system's lock on an output folder: one run at a time; the kernel frees it when a process is killed. */
final class FolderLock implements Closeable {
    private final FileChannel channel;

    /** Takes the lock at once or fails. */
    FolderLock(Path folder) throws IOException {
        channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!taken()) {
            channel.close();
            throw new FolderInUseException(folder);
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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
