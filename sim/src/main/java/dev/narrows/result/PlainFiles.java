package dev.narrows.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What lies inside an output folder is a folder or a file of its own: a link would lead out of it, a pipe would be
 * waited for without end. Anything else is refused before it is opened. (The folder of all runs, which the user names,
 * may be reached through links.)
 */
final class PlainFiles {
    private PlainFiles() {}

    /** Makes a folder inside one that is there, unless it is there. */
    static void makeFolder(FileOperations operations, Path folder) throws IOException {
        if (!exists(folder)) {
            operations.createFolders(folder);
        }
        requireFolder(folder);
    }

    /** Refuses what is there under the name of a folder and is none. */
    static void requireFolder(Path folder) throws RefusedException {
        if (exists(folder) && !isFolder(folder)) {
            throw new RefusedException(folder + ": is " + kind(folder) + ", must be a folder");
        }
    }

    /** Refuses what is there under the name of a file and is none. */
    static void requireFile(Path file) throws RefusedException {
        if (exists(file) && !isFile(file)) {
            throw new RefusedException(file + ": is " + kind(file) + ", must be a file");
        }
    }

    /** Whether anything stands there, be it a link that leads nowhere. */
    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a name with slashes leads to a file through folders alone, none of them a link. */
    static boolean isFile(Path folder, String name) {
        Path file = folder.resolve(name);
        for (Path above = file.getParent(); !above.equals(folder); above = above.getParent()) {
            if (!isFolder(above)) {
                return false;
            }
        }
        return isFile(file);
    }

    /** What stands there, in words. */
    static String kind(Path path) {
        if (Files.isSymbolicLink(path)) {
            return "a symbolic link";
        }
        return isFolder(path) ? "a folder" : isFile(path) ? "a file" : "a pipe, a socket or a device";
    }
}
