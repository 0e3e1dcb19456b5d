package dev.narrows.cli;

import dev.narrows.explain.PlainText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Both are plain writers, so that a
 * full disk is an error and not silence.
 *
 * @param out results
 * @param err messages
 * @param arguments the command line
 */
record Console(Writer out, Writer err, List<String> arguments) {
    /** The option against colours, of every verb. */
    static final String NO_COLOUR = "--no-color";

    /** What results are set for. */
    Screen screen() {
        return Screen.of(out, System.getenv(), arguments.contains(NO_COLOUR));
    }

    /** Whether both streams may have colours. */
    boolean colours() {
        boolean none = arguments.contains(NO_COLOUR);
        return Screen.colours(out, System.getenv(), none) && Screen.colours(err, System.getenv(), none);
    }

    /** A message that a terminal shows broken between words: it would break it inside them. */
    void note(String line) throws IOException {
        boolean terminal = err instanceof StandardStream stream && stream.terminal();
        message(terminal ? errScreen().wrap(Program.in(line), 2).stripTrailing() : line);
    }

    /** What messages are set for. */
    Screen errScreen() {
        return Screen.of(err, System.getenv(), arguments.contains(NO_COLOUR));
    }

    void message(String line) throws IOException {
        err.write(PlainText.printable(Program.in(line)));
        err.write('\n');
        err.flush();
    }
}
