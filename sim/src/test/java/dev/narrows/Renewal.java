package dev.narrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what a run gives now into the files that tests hold runs against, instead of comparing: only when
 * {@code scripts/golden} asks for it. What it changed is to be looked at, and told in CHANGELOG.md.
 */
public final class Renewal {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Renewal() {}

    /** Whether the tests are run to renew. */
    public static boolean asked() {
        return System.getenv("NARROWS_RENEW") != null;
    }

    /** Gives a key of a properties file another value; a new key stands at the end. */
    public static void property(String file, String key, String value) throws IOException {
        property(RESOURCES.resolve(file), key, value);
    }

    static void property(Path path, String key, String value) throws IOException {
        if (!("\n" + Files.readString(path, StandardCharsets.UTF_8)).contains("\n" + key + "=")) {
            Files.writeString(path, key + "=\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
        replace(path, "(?m)^(" + Pattern.quote(key) + "=).*$", "$1" + Matcher.quoteReplacement(value));
    }

    /** Replaces the one place of a text file that a pattern describes. */
    public static void replace(Path file, String pattern, String replacement) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IOException(file + ": has no place for " + pattern);
        }
        Files.writeString(file, matcher.replaceFirst(replacement), StandardCharsets.UTF_8);
    }
}
