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
 * fill rows of a table that has a place for each replicate; every fold runs over the whole table in replicate order, and
 * looks ({@link StoppingRule}) are taken at numbers of replicates fixed beforehand. So the results do not depend on the
 * number of threads.
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
                if (underWay.size() > mostUnderWay()) {
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

    /** As many cells as keep the threads busy, and as a quarter of the memory holds the values of. */
    private int mostUnderWay() {
        long bytesACell = 32 * Math.max(1, scenario.replicates());
        return (int) Math.max(1, Math.min(2L * threads, Runtime.getRuntime().maxMemory() / 4 / bytesACell));
    }

    private CompletableFuture<CellOutcome> start(Cell cell, Executor pool) {
        return CompletableFuture.supplyAsync(() -> ExactHalf.learner(cell), pool)
                .thenCompose(learner -> result(cell, learner, pool))
                .handle((result, thrown) -> thrown == null ? result : CellFailure.of(cell, thrown));
    }

    private CompletableFuture<CellResult> result(Cell cell, GibbsLearner learner, Executor pool) {
        Replicator replicator = Replicator.of(cell, learner);
        StoppingRule rule = StoppingRule.of(scenario);
        var exact = CompletableFuture.supplyAsync(() -> ExactHalf.of(cell, providers), pool);
        var expectations = CompletableFuture.supplyAsync(
                () -> ExactHalf.expectations(learner, cell.learner().labels()), pool);
        var decomposition = exact.thenCombineAsync(expectations, (half, e) -> ChannelHalf.of(cell, learner, half, e), pool);
        var stopped = sample(cell, replicator, rule, 0, new ReplicateValues(rule.first()), pool);
        return CompletableFuture.allOf(decomposition, stopped).thenApplyAsync(done -> Comparison.of(cell, exact.join(),
                expectations.join(), decomposition.join(), stopped.join().values(), sampling(stopped.join().reason()), scenario.wholeCellCount(),
                providers), pool);
    }

    /** The replicates of a cell and why there are no more. */
    private record Stopped(ReplicateValues values, StopReason reason) {
    }

    /** Fills the rows from {@code from} on, looks, and stops or goes on to the next look. */
    private CompletableFuture<Stopped> sample(Cell cell, Replicator replicator, StoppingRule rule, int from,
            ReplicateValues values, Executor pool) {
        List<CompletableFuture<?>> chunks = new ArrayList<>();
        for (int chunk = from; chunk < values.size(); chunk += CHUNK) {
            int first = chunk;
            int last = Math.min(values.size(), chunk + CHUNK);
            chunks.add(CompletableFuture.runAsync(
                    () -> latency.time(last - first, () -> replicator.replicates(first, last, values)), pool));
        }
        return CompletableFuture.allOf(chunks.toArray(CompletableFuture[]::new))
                .thenApplyAsync(done -> rule.stop(cell, values), pool)
                .thenCompose(reason -> reason.map(r -> CompletableFuture.completedFuture(new Stopped(values, r)))
                        .orElseGet(() -> sample(cell, replicator, rule, values.size(),
                                values.extended(rule.next(values.size())), pool)));
    }

    private Comparison.Sampling sampling(StopReason reason) {
        return scenario.precision().map(p -> new Comparison.Sampling(reason, Estimates.Method.of(p)))
                .orElse(Comparison.Sampling.FIXED);
    }
}
