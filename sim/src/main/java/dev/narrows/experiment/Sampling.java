package dev.narrows.experiment;

import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * The replicates of cells, in chunks of {@link Experiment#CHUNK} on the threads of a pool: what the store has is taken
 * from it, the rest is computed and added to it (thread-safe).
 */
final class Sampling {
    private final Latency latency;
    private final ReplicateStore store;
    private final Halt halt;
    private final LongAdder computed = new LongAdder();
    private final LongAdder taken = new LongAdder();

    Sampling(Latency latency, ReplicateStore store, Halt halt) {
        this.latency = latency;
        this.store = store;
        this.halt = halt;
    }

    /** The replicates of a cell and why there are no more. */
    record Stopped(ReplicateValues values, StopReason reason) {}

    /** One cell under way. */
    private record Work(Cell cell, CellKey key, Trials trials, StoppingRule rule, Executor pool) {}

    CompletableFuture<Stopped> start(Cell cell, Trials trials, StoppingRule rule, Executor pool) {
        return sample(
                new Work(cell, CellKey.of(cell), trials, rule, pool),
                0,
                new ReplicateValues(trials.quantities(), rule.first()));
    }

    long computed() {
        return computed.sum();
    }

    long taken() {
        return taken.sum();
    }

    /** Fills the rows from {@code from} on, looks, and stops or goes on to the next look. */
    private CompletableFuture<Stopped> sample(Work work, int from, ReplicateValues values) {
        return CompletableFuture.allOf(chunks(work, from, values))
                .thenApplyAsync(done -> work.rule.stop(work.cell, values), work.pool)
                .thenCompose(reason -> next(work, values, reason));
    }

    private CompletableFuture<Stopped> next(Work work, ReplicateValues values, Optional<StopReason> reason) {
        return reason.map(r -> CompletableFuture.completedFuture(new Stopped(values, r)))
                .orElseGet(() -> sample(work, values.size(), values.extended(work.rule.next(values.size()))));
    }

    /** Every stretch of rows that the store has not, cut into chunks. */
    private CompletableFuture<?>[] chunks(Work work, int from, ReplicateValues values) {
        BitSet known = known(work, from, values);
        List<CompletableFuture<?>> chunks = new ArrayList<>();
        int first = known.nextClearBit(from);
        while (first < values.size()) {
            int next = known.nextSetBit(first);
            int last = Math.min(next < 0 ? values.size() : next, first + Experiment.CHUNK);
            chunks.add(chunk(work, first, last, values));
            first = known.nextClearBit(last);
        }
        return chunks.toArray(CompletableFuture[]::new);
    }

    private BitSet known(Work work, int from, ReplicateValues values) {
        try {
            BitSet known = store.take(work.key, from, values);
            taken.add(known.cardinality());
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletableFuture<?> chunk(Work work, int first, int last, ReplicateValues values) {
        return CompletableFuture.runAsync(() -> compute(work, first, last, values), work.pool);
    }

    private void compute(Work work, int first, int last, ReplicateValues values) {
        if (halt.requested()) {
            throw new CancellationException("halted");
        }
        latency.time(last - first, () -> Replicates.rows(work.trials, first, last, values));
        try {
            store.add(work.key, first, last, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        computed.add(last - first);
    }
}
