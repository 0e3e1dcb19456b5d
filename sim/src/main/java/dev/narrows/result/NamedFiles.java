package dev.narrows.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A folder that a command is given and that holds files of given names and nothing else. */
public final class NamedFiles {
    private final FileOperations operations;
    private final Path path;

    /**
     * Nothing is written yet.
     *
     * @param operations what changes files
     * @param path of the folder, which need not be there
     * @param names that files in it may have
     * @param kind what such a folder is, as in "one of bounds"
     * @throws RefusedException if it is there and is no folder, or holds what such a folder does not hold
     * @throws IOException if it cannot be read
     */
    public NamedFiles(FileOperations operations, Path path, Set<String> names, String kind) throws IOException {
        this.operations = operations;
        this.path = path;
        if (!PlainFiles.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new RefusedException(path + ": is no folder");
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
            for (Path file : inside) {
                if (!names.contains(file.getFileName().toString()) || !PlainFiles.isFile(file)) {
                    throw new RefusedException(
                            path + ": holds " + file.getFileName() + ", must be a new folder, an empty one or " + kind);
                }
            }
        }
    }

    /**
     * Writes a file; the folder is made where it is not there.
     *
     * @param name of the file
     * @param text what it holds
     * @throws IOException if it cannot be written; what had the name is then as it was
     */
    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file; the folder is made where it is not there.
     *
     * @param name of the file
     * @param bytes what it holds
     * @throws IOException if it cannot be written; what had the name is then as it was
     */
    public void write(String name, byte[] bytes) throws IOException {
        AtomicFile.write(operations, path.toAbsolutePath().resolve(name), bytes);
    }

    /**
     * Removes a file, where it is there.
     *
     * @param name of the file
     * @throws IOException if it cannot be removed
     */
    public void delete(String name) throws IOException {
        operations.delete(path.resolve(name));
    }
}
