package dev.narrows.cli;

import dev.narrows.result.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file that a command writes where it is told: it replaces one of its own kind, which is made anew, and no other. */
final class OwnFile {
    private OwnFile() {}

    /** Refuses a file that is there and does not begin as those of its kind do: it was never meant. */
    static void requireReplaceable(Optional<Path> written, String head, String kind) throws IOException {
        if (written.isPresent() && Files.exists(written.get()) && !begins(written.get(), head)) {
            throw new RefusedException(
                    written.get() + ": exists and is no " + kind + ", must be a new file or one of those");
        }
    }

    private static boolean begins(Path file, String head) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = head.getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(in.readNBytes(start.length), start);
        }
    }

    /** Whether two files have one name. */
    static boolean same(Optional<Path> one, Optional<Path> other) {
        return one.isPresent() && other.isPresent() && name(one.get()).equals(name(other.get()));
    }

    private static Path name(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
