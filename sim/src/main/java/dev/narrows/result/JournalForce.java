package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Forces a file that is written to the disk once a second, on a thread of its own (thread-safe). */
final class JournalForce implements Closeable {
    private static final long SECONDS = 1;

    private final FileOperations operations;
    private final Check check;
    private final AtomicReference<FileChannel> touched = new AtomicReference<>();
    private ScheduledExecutorService clock;
    private volatile IOException failure;

    /** What must be so whenever the file was forced. */
    interface Check {
        void require() throws IOException;
    }

    JournalForce(FileOperations operations, Check check) {
        this.operations = operations;
        this.check = check;
    }

    /** Something was written. */
    synchronized void touch(FileChannel channel) {
        touched.set(channel);
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "narrows-journal");
                thread.setDaemon(true);
                return thread;
            });
            clock.scheduleWithFixedDelay(this::force, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Why the disk refused; null where it did not. */
    IOException failure() {
        return failure;
    }

    private void force() {
        FileChannel channel = touched.getAndSet(null);
        if (channel == null || failure != null) {
            return;
        }
        try {
            operations.force(channel);
            check.require();
        } catch (ClosedChannelException e) {
            return; // forced before it was closed
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new IOException(e); // or the executor would end without a word
        }
    }

    /** A force under way is not interrupted: that would close the file. */
    @Override
    public synchronized void close() {
        if (clock != null) {
            clock.shutdown();
        }
    }
}
