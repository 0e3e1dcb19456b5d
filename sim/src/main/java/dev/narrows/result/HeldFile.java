package dev.narrows.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that is open and must stay under its name: what is written into one that was removed is lost without any
 * failure.
 *
 * @param path its name
 * @param key what the file system knows it by, null where it has no such thing: then only that the name is there is
 *     looked at
 */
record HeldFile(Path path, Object key) {
    /** Right after the file was opened. */
    static HeldFile of(Path path) throws IOException {
        return new HeldFile(path, keyOf(path));
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Fails where the name is gone or is that of another file. */
    void requireThere() throws IOException {
        Object now;
        try {
            now = keyOf(path);
        } catch (IOException e) {
            throw new IOException(path + ": has vanished while the run wrote into it", e);
        }
        if (key != null && !key.equals(now)) {
            throw new IOException(path + ": is no longer the file that the run wrote into");
        }
    }
}
