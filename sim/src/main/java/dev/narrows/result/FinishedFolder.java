package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The output folder of a finished run while a page and figures are added. Every file appears complete or not at all;
 * {@link #seal()} makes the manifest vouch for what was written and removed.
 */
public final class FinishedFolder implements Closeable {
    private final FileOperations operations;
    private final Path folder;
    private final Closeable lock;
    private final Set<Path> changed = new TreeSet<>();

    /** A folder whose lock is held by another. */
    FinishedFolder(FileOperations operations, Path folder) {
        this(operations, folder, () -> {});
    }

    private FinishedFolder(FileOperations operations, Path folder, Closeable lock) {
        this.operations = operations;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Locks a folder.
     *
     * @param operations what changes files
     * @param folder an output folder
     * @return the folder, locked until it is closed
     * @throws RefusedException if it has no sound manifest
     * @throws FolderInUseException if a run writes into it
     * @throws IOException if it cannot be read or locked
     */
    public static FinishedFolder open(FileOperations operations, Path folder) throws IOException {
        Seal.finished(folder);
        return new FinishedFolder(operations, folder, new FolderLock(operations, folder));
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return folder;
    }

    /**
     * Writes a file.
     *
     * @param name its name in the folder, with slashes
     * @param bytes what it holds
     * @throws IOException if it cannot be written
     */
    public void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        if (!file.getParent().equals(folder)) {
            PlainFiles.makeFolder(operations, file.getParent());
        }
        changed.add(file);
        AtomicFile.write(operations, file, bytes);
    }

    /**
     * Removes a file.
     *
     * @param name its name in the folder, with slashes
     * @throws IOException if it cannot be removed
     */
    public void remove(String name) throws IOException {
        changed.add(folder.resolve(name));
        operations.delete(folder.resolve(name));
    }

    /**
     * The files of a folder within.
     *
     * @param inner its name
     * @return their names without it, sorted; none if there is no such folder
     * @throws IOException if it cannot be read
     */
    public List<String> names(String inner) throws IOException {
        Path within = folder.resolve(inner);
        if (!PlainFiles.isFolder(within)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(within)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /**
     * Brings the manifest up to date.
     *
     * @throws IOException if it cannot be read or written
     */
    public void seal() throws IOException {
        Seal.renew(operations, folder, changed);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
