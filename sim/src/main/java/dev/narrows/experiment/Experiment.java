package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.numeric.Arguments;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs the cells of a scenario on several threads and hands out their results in cell order.
 *
 * <p>The work of a cell is its exact half, its replicates ({@link Sampling}), and their comparison. Threads only fill
 * rows of a table that has a place for each replicate; every fold runs over the whole table in replicate order, and
 * looks ({@link StoppingRule}) are taken at numbers of replicates fixed beforehand. So the results depend neither on
 * the number of threads nor on which rows came from the {@link ReplicateStore}.
 */
public final class Experiment {
    /** Replicates per task. */
    static final int CHUNK = 256;

    /** How long tasks that are under way may take to end after a request to halt. */
    private static final long GRACE_MILLIS = 1000;

    private final Scenario scenario;
    private final int threads;
    private final BoundCatalogue bounds;
    private final Sampling sampling;
    private final Halt halt;
    private final boolean earlierLook;
    /** Of a row of the latest cell; before there is one, of the widest. */
    private volatile int width = Quantity.MOST;

    /**
     * An experiment that keeps no replicate values.
     *
     * @param scenario a validated scenario
     * @param threads at least 1
     * @param latency records the time of every chunk
     */
    public Experiment(Scenario scenario, int threads, Latency latency) {
        this(scenario, threads, latency, ReplicateStore.NONE, new Halt());
    }

    /**
     * An experiment that computes what the store has not.
     *
     * @param scenario a validated scenario
     * @param threads at least 1
     * @param latency records the time of every chunk
     * @param store gives the values of earlier runs and keeps those of this one
     * @param halt ends the run early
     */
    public Experiment(Scenario scenario, int threads, Latency latency, ReplicateStore store, Halt halt) {
        Arguments.requireAtLeast("threads", threads, 1);
        this.scenario = scenario;
        this.threads = threads;
        this.bounds = BoundCatalogue.load();
        this.halt = halt.within();
        this.sampling = new Sampling(latency, store, this.halt);
        this.earlierLook = Look.of(scenario).after(store.looks());
    }

    /**
     * Runs every cell, or as many as are done when a halt is requested.
     *
     * @param consumer called with each result, in cell order, on the calling thread
     * @return number of results handed out
     * @throws UncheckedIOException if the store fails
     */
    public int run(Consumer<CellOutcome> consumer) {
        return run(Function.identity(), consumer);
    }

    /**
     * The same, each result in a form that is made on the threads of the cells.
     *
     * @param <T> the form
     * @param form makes it (pure, thread-safe)
     * @param consumer called with the form of each result, in cell order, on the calling thread
     * @return number of results handed out
     * @throws UncheckedIOException if the store fails
     */
    public <T> int run(Function<CellOutcome, T> form, Consumer<T> consumer) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Experiment::worker);
        int done = 0;
        try {
            // only so many cells are under way that memory does not grow with their number
            ArrayDeque<CompletableFuture<T>> underWay = new ArrayDeque<>();
            int started = 0;
            while (done < scenario.cellCount()) {
                while (started < scenario.cellCount() && underWay.size() <= mostUnderWay() && !halt.requested()) {
                    underWay.add(start(scenario.cell(started++), pool).thenApply(form));
                }
                if (underWay.isEmpty() || !halt.waitedFor(underWay.element()) || halt.requested()) {
                    break;
                }
                consumer.accept(joined(underWay.remove()));
                done++;
            }
        } finally {
            end(pool);
        }
        return done;
    }

    /**
     * Replicates that this run made.
     *
     * @return how many
     */
    public long computed() {
        return sampling.computed();
    }

    /**
     * Replicates whose values the store had.
     *
     * @return how many
     */
    public long taken() {
        return sampling.taken();
    }

    /**
     * Whether this run has done nothing yet but what the store had: read it, or computed it again by its digest.
     *
     * @return false before the first replicate
     */
    public boolean nothingNew() {
        return taken() > 0 && computed() == 0;
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "narrows-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** No interrupts: they would close the store's files. */
    private void end(ExecutorService pool) {
        halt.request();
        pool.shutdown();
        try {
            pool.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** As many cells as keep the threads busy, and as a quarter of the memory holds the values of. */
    private int mostUnderWay() {
        long bytesPerCell = (long) width * Double.BYTES * Math.max(1, scenario.replicates());
        return (int) Math.max(1, Math.min(2L * threads, Runtime.getRuntime().maxMemory() / 4 / bytesPerCell));
    }

    private CompletableFuture<CellOutcome> start(Cell cell, Executor pool) {
        return CompletableFuture.supplyAsync(() -> trials(cell), pool)
                .thenCompose(trials -> result(cell, trials, pool))
                .handle((result, thrown) -> thrown == null ? result : failure(cell, thrown));
    }

    private Trials trials(Cell cell) {
        Trials trials = cell.trials();
        width = trials.quantities().size();
        return trials;
    }

    /** A store that fails is no matter of the cell. */
    private static CellOutcome failure(Cell cell, Throwable thrown) {
        if (CellFailure.cause(thrown) instanceof UncheckedIOException io) {
            throw io;
        }
        return CellFailure.of(cell, thrown);
    }

    private CompletableFuture<CellResult> result(Cell cell, Trials trials, Executor pool) {
        var exact = CompletableFuture.supplyAsync(() -> cell.exact(bounds), pool);
        var expectations = CompletableFuture.supplyAsync(trials::expectations, pool);
        var decomposition = exact.thenCombineAsync(
                expectations, (half, e) -> trials.decomposition(half, e, cell.bounds(), cell.confidence()), pool);
        var stopped = sampling.start(cell, trials, StoppingRule.of(scenario), pool);
        return CompletableFuture.allOf(decomposition, stopped)
                .thenApplyAsync(
                        done -> Comparison.of(
                                new Comparison.Parts(
                                        cell,
                                        exact.join(),
                                        trials.guessing(exact.join()),
                                        expectations.join(),
                                        decomposition.join(),
                                        trials.dataSets(),
                                        trials.excess(),
                                        trials.levels()),
                                stopped.join().values(),
                                new Comparison.Sampling(stopped.join().reason(), earlierLook),
                                scenario.wholeCellCount(),
                                bounds),
                        pool);
    }
}
