package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/** Forces a file that is written to the disk once a second, on a thread of its own (thread-safe). */
final class JournalForce implements Closeable {
    private static final long MILLIS = 1000;

    private final FileOperations operations;
    private final Check check;
    private FileChannel touched;
    private boolean closed;
    private Thread thread;
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
        touched = channel;
        if (thread == null) {
            thread = new Thread(this::forceNowAndThen, "narrows-journal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Why the disk refused; null where it did not. */
    IOException failure() {
        return failure;
    }

    private void forceNowAndThen() {
        try {
            for (FileChannel channel = next(); channel != null; channel = next()) {
                operations.force(channel);
                check.require();
            }
        } catch (ClosedChannelException e) {
            return; // forced before it was closed
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A second later, what was written by then; null once closed. */
    private synchronized FileChannel next() throws InterruptedException {
        long start = System.nanoTime();
        long left = MILLIS;
        while (!closed && (left > 0 || touched == null)) {
            wait(Math.max(1, left));
            left = MILLIS - (System.nanoTime() - start) / 1_000_000;
        }
        FileChannel channel = closed ? null : touched;
        touched = null;
        return channel;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
