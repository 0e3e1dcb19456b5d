package dev.narrows.cli;

import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Latency;
import dev.narrows.explain.CellPlace;
import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How far a run is, on stderr while it runs: on a terminal a bar, elsewhere a line every ten seconds, and as asked for
 * the verdict of every cell as it comes; a terminal too narrow for the bar has the lines. Reads the running count of
 * replicates; no result depends on it.
 */
final class Progress implements AutoCloseable {
    private static final long BAR_MILLIS = 200;
    private static final long LINE_MILLIS = 10_000;

    /** How much is said. */
    enum Detail {
        /** Nothing. */
        NONE,
        /** How far the run is. */
        PACE,
        /** Also each finished cell. */
        CELLS
    }

    private final Scenario scenario;
    private final Latency latency;
    private final Detail detail;
    private final ProgressDisplay display;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock;
    private final BooleanSupplier again;
    private long total;
    private long finished;
    private int cells;

    Progress(
            Scenario scenario,
            Latency latency,
            BooleanSupplier again,
            Detail detail,
            ProgressDisplay display,
            long everyMillis) {
        this.scenario = scenario;
        this.again = again;
        this.latency = latency;
        this.detail = detail;
        this.display = display;
        this.total = scenario.replicates() * scenario.cellCount();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        if (detail != Detail.NONE) {
            clock.scheduleAtFixedRate(this::show, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The progress of a run on this console: the bar where its stderr is a terminal. {@code again}: whether the run has
     * done nothing yet but what its journal has.
     */
    static Progress of(
            Console console,
            Scenario scenario,
            Latency latency,
            BooleanSupplier again,
            boolean quiet,
            boolean verbose) {
        Detail detail = quiet ? Detail.NONE : verbose ? Detail.CELLS : Detail.PACE;
        boolean terminal = !quiet && console.err() instanceof StandardStream stream && stream.terminal();
        int width = terminal ? console.errScreen().width() : 0;
        boolean bar = width >= ProgressBarDisplay.LEAST;
        return new Progress(
                scenario,
                latency,
                again,
                detail,
                bar
                        ? new ProgressBarDisplay(console.err(), scenario.name(), width - 1)
                        : new ProgressLines(console.err()),
                bar ? BAR_MILLIS : LINE_MILLIS);
    }

    /** Counts a finished cell. */
    synchronized void add(CellOutcome outcome) {
        long made = outcome instanceof CellResult result ? result.replicates() : 0;
        cells++;
        finished += made;
        total -= scenario.replicates() - made;
        if (detail == Detail.CELLS) {
            say(line(outcome));
        }
    }

    private static String line(CellOutcome outcome) {
        String at = CellPlace.of(outcome.cell());
        String head = "cell " + outcome.cell().index() + (at.isEmpty() ? "" : " (" + at + ")") + ": ";
        if (outcome instanceof CellFailure failure) {
            return head + "failed: " + failure.reason();
        }
        CellResult result = (CellResult) outcome;
        return head + result.verdict().label() + ", risk "
                + Decimals.risk(result.risk().mean()) + " in ["
                + Decimals.risk(result.risk().low()) + ", "
                + Decimals.risk(result.risk().high()) + "], "
                + result.replicates() + " replicates";
    }

    private void say(String line) {
        try {
            display.line(PlainText.printable(line));
        } catch (IOException e) {
            clock.shutdown(); // the end of the command finds stderr unwritable and says so by its exit code
        }
    }

    private synchronized void show() {
        long made = latency.replicates();
        Pace pace = new Pace(
                cells,
                scenario.cellCount(),
                Math.max(made, finished),
                total,
                made,
                (System.nanoTime() - start) / 1e9,
                again.getAsBoolean());
        try {
            display.show(pace);
        } catch (IOException e) {
            clock.shutdown();
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        synchronized (this) {
            display.close();
        }
    }
}
