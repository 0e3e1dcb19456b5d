package dev.narrows.experiment;

import dev.narrows.bound.BoundProviders;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs the cells of a scenario on several threads and hands out their results in cell order.
 *
 * <p>The work of a cell is its exact half, its replicates in chunks of {@link #CHUNK}, and their comparison. Threads only
 * fill rows of a table that has a place for each replicate; every fold runs over the whole table in replicate order. So
 * the results do not depend on the number of threads.
 */
public final class Experiment {
    /** Replicates a task. */
    static final int CHUNK = 256;

    private final Scenario scenario;
    private final int threads;
    private final Latency latency;
    private final BoundProviders providers;

    /**
     * An experiment.
     *
     * @param scenario a validated scenario
     * @param threads at least 1
     * @param latency records the time of every chunk
     */
    public Experiment(Scenario scenario, int threads, Latency latency) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + ", must be at least 1");
        }
        this.scenario = scenario;
        this.threads = threads;
        this.latency = latency;
        this.providers = BoundProviders.load();
    }

    /**
     * Runs every cell.
     *
     * @param consumer called with each result, in cell order, on the calling thread
     */
    public void run(Consumer<CellOutcome> consumer) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            // only so many cells are under way that memory does not grow with their number
            ArrayDeque<CompletableFuture<CellOutcome>> underWay = new ArrayDeque<>();
            for (int i = 0; i < scenario.cellCount(); i++) {
                underWay.add(start(scenario.cell(i), pool));
                if (underWay.size() > 2 * threads) {
                    consumer.accept(underWay.remove().join());
                }
            }
            while (!underWay.isEmpty()) {
                consumer.accept(underWay.remove().join());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private CompletableFuture<CellOutcome> start(Cell cell, Executor pool) {
        return CompletableFuture.supplyAsync(() -> ExactHalf.learner(cell), pool)
                .thenCompose(learner -> result(cell, learner, pool))
                .handle((result, thrown) -> thrown == null ? result : CellFailure.of(cell, thrown));
    }

    private CompletableFuture<CellResult> result(Cell cell, GibbsLearner learner, Executor pool) {
        Replicator replicator = Replicator.of(cell, learner);
        ReplicateValues values = new ReplicateValues(Math.toIntExact(scenario.replicates()));
        var exact = CompletableFuture.supplyAsync(() -> ExactHalf.of(cell, providers), pool);
        var expectations = CompletableFuture.supplyAsync(
                () -> ExactHalf.expectations(learner, cell.learner().labels()), pool);
        List<CompletableFuture<?>> parts = new ArrayList<>(List.of(exact, expectations));
        for (int from = 0; from < values.size(); from += CHUNK) {
            int first = from;
            int last = Math.min(values.size(), from + CHUNK);
            parts.add(CompletableFuture.runAsync(
                    () -> latency.time(last - first, () -> replicator.replicates(first, last, values)), pool));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApplyAsync(
                done -> Comparison.of(cell, exact.join(), expectations.join(), values, scenario.cellCount(), providers),
                pool);
    }
}
