package dev.narrows.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Every operation that changes an output folder: one place, so that each can be made to fail. */
public interface FileOperations {
    /**
     * The same operations, whose failures name the file.
     *
     * @param operations any
     * @return operations that do the same
     */
    static FileOperations named(FileOperations operations) {
        return new NamedFailures(operations);
    }

    /** The operating system. */
    FileOperations SYSTEM = new FileOperations() {};

    /**
     * Makes a folder and those above it.
     *
     * @param folder the folder
     * @throws IOException if it cannot be made
     */
    default void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @param options how
     * @return its channel
     * @throws IOException if it cannot be opened
     */
    default FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, options);
    }

    /**
     * Writes all that remains.
     *
     * @param channel where to
     * @param bytes written to its end
     * @throws IOException if not all can be written
     */
    default void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Forces what was written to the disk.
     *
     * @param channel the file
     * @throws IOException if the disk refuses
     */
    default void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    /**
     * Forces the names in a folder to the disk, where the system can.
     *
     * @param folder the folder
     * @throws IOException if the disk refuses
     */
    default void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("\\")) {
            return; // Windows opens no folder, and keeps names by its own journal
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Cuts a file.
     *
     * @param channel the file
     * @param size its new size in bytes
     * @throws IOException if it cannot be cut
     */
    default void truncate(FileChannel channel, long size) throws IOException {
        channel.truncate(size);
    }

    /**
     * Renames a file; what had the name is replaced, at once or not at all.
     *
     * @param from its name
     * @param to its new name, in the same folder
     * @throws IOException if it cannot be renamed
     */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Gives a file a second name: who replaces what one of them names leaves the other as it was.
     *
     * @param file its name
     * @param other its other name, in the same file system
     * @throws java.nio.file.FileSystemException if the file system has no such links, among others
     * @throws UnsupportedOperationException if Java knows none there
     * @throws IOException if it cannot be linked
     */
    default void link(Path file, Path other) throws IOException {
        Files.createLink(other, file);
    }

    /**
     * Removes a file, if it is there.
     *
     * @param file the file
     * @throws IOException if it cannot be removed
     */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
