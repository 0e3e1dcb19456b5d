package dev.narrows.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** How wide the terminal is, as the POSIX program {@code stty} says. */
final class TerminalSize {
    private static final int PATIENCE_SECONDS = 2;
    private static final File TERMINAL = new File("/dev/tty");

    private TerminalSize() {}

    /** Columns of the terminal that this process belongs to; empty where that is not known. */
    static OptionalInt columns() {
        if (!TERMINAL.exists()) {
            return OptionalInt.empty();
        }
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroy();
                return OptionalInt.empty();
            }
            return parse(new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return OptionalInt.empty(); // no such program, or no terminal behind the device
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** From {@code rows columns}; a terminal that does not know says 0. */
    static OptionalInt parse(String size) {
        String[] words = size.strip().split(" ");
        return words.length == 2 && words[1].matches("[1-9][0-9]{0,4}")
                ? OptionalInt.of(Integer.parseInt(words[1]))
                : OptionalInt.empty();
    }
}
