package dev.narrows.cli;

import java.io.IOException;
import java.io.Writer;

/** Progress as lines, for a file or a pipe. */
record ProgressLines(Writer err) implements ProgressDisplay {
    @Override
    public void show(Pace pace) throws IOException {
        line("narrows: " + pace.text());
    }

    @Override
    public void line(String line) throws IOException {
        err.write(line + "\n");
        err.flush();
    }

    @Override
    public void close() {
        // nothing to clear
    }
}
