package dev.narrows.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Both are plain writers, so that a full
 * disk is an error and not silence.
 *
 * @param out results
 * @param err messages
 * @param arguments the command line
 */
record Console(Writer out, Writer err, List<String> arguments) {
    void message(String line) throws IOException {
        err.write(line);
        err.write('\n');
        err.flush();
    }
}
