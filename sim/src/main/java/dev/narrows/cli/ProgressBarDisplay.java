package dev.narrows.cli;

import java.io.IOException;
import java.io.Writer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar in the last line of a terminal; it is gone when the run ends. */
final class ProgressBarDisplay implements ProgressDisplay {
    private static final int UPDATE_MILLIS = 250;
    /** Columns of a wider terminal that stay empty: more would tell no more. */
    private static final int MOST = 79;
    /** A bar of fewer columns has no room for what it says. */
    static final int LEAST = 50;
    /** Of a scenario, so that the bar keeps some room. */
    private static final int LONGEST_NAME = 12;

    private final Writer err;
    private final ProgressBar bar;
    private String shown = "";
    private boolean closed;

    /** {@code width}: columns that the bar may take; a line that is longer would begin a new one at every update. */
    ProgressBarDisplay(Writer err, String name, int width) {
        this.err = err;
        this.bar = new ProgressBarBuilder()
                .setTaskName(name.substring(0, Math.min(LONGEST_NAME, name.length())))
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(1)
                .hideEta()
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, Math.min(MOST, width)))
                .build();
    }

    /** Called by the bar's own thread. */
    private synchronized void draw(String text) {
        if (closed) {
            return;
        }
        try {
            err.write(blank() + text);
            err.flush();
            shown = text;
        } catch (IOException e) {
            closed = true; // the end of the command finds stderr unwritable and says so by its exit code
        }
    }

    private String blank() {
        return shown.isEmpty() ? "\r" : "\r" + " ".repeat(shown.length()) + "\r";
    }

    @Override
    public void show(Pace pace) {
        bar.setExtraMessage(pace.brief());
        bar.maxHint(Math.max(1, pace.total()));
        bar.stepTo(Math.min(pace.done(), Math.max(1, pace.total())));
        bar.refresh(); // its own thread may have drawn in between, and would take these numbers for drawn
    }

    @Override
    public synchronized void line(String line) throws IOException {
        err.write(blank() + line + "\n" + shown);
        err.flush();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            if (!shown.isEmpty()) {
                err.write(blank());
                err.flush();
            }
        }
        bar.close();
    }
}
