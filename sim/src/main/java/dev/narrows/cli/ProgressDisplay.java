package dev.narrows.cli;

import java.io.Closeable;
import java.io.IOException;

/** Where progress is shown. */
interface ProgressDisplay extends Closeable {
    /** Shows how far the run is. */
    void show(Pace pace) throws IOException;

    /** A line that stays. */
    void line(String line) throws IOException;
}
