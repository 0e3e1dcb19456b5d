package dev.narrows.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Other operations, whose failures name the file: the system's own words often do not ("No space left on device"). */
final class NamedFailures implements FileOperations {
    private final FileOperations operations;
    private final Map<FileChannel, Path> files = Collections.synchronizedMap(new WeakHashMap<>());

    NamedFailures(FileOperations operations) {
        this.operations = operations;
    }

    /** What can fail. */
    interface Action<T> {
        T call() throws IOException;
    }

    /** What can fail and gives nothing. */
    private interface Step {
        void call() throws IOException;
    }

    /** The same failure, with the file's name where its message has it not. */
    static IOException named(Path file, IOException failure) {
        String message = failure.getMessage();
        if (failure instanceof RefusedException
                || failure instanceof ClosedChannelException
                || failure instanceof FileSystemException system && system.getFile() != null
                || message != null && message.contains(file.toString())) {
            return failure;
        }
        return new IOException(
                file + ": " + (message == null ? failure.getClass().getSimpleName() : message), failure);
    }

    /** Reading a file, so that a failure names it. */
    static <T> T reading(Path file, Action<T> action) throws IOException {
        try {
            return action.call();
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    private static void named(Path file, Step step) throws IOException {
        reading(file, () -> {
            step.call();
            return file;
        });
    }

    private Path file(FileChannel channel) {
        return files.getOrDefault(channel, Path.of(""));
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        named(folder, () -> operations.createFolders(folder));
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        FileChannel channel = reading(file, () -> operations.open(file, options));
        files.put(channel, file);
        return channel;
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        named(file(channel), () -> operations.write(channel, bytes));
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        named(file(channel), () -> operations.force(channel));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        named(folder, () -> operations.forceFolder(folder));
    }

    @Override
    public void truncate(FileChannel channel, long size) throws IOException {
        named(file(channel), () -> operations.truncate(channel, size));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        named(to, () -> operations.rename(from, to));
    }

    @Override
    public void link(Path file, Path other) throws IOException {
        named(other, () -> operations.link(file, other));
    }

    @Override
    public void delete(Path file) throws IOException {
        named(file, () -> operations.delete(file));
    }
}
