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
 * from it, or computed anew where it has but the digest; the rest is computed and added to it (thread-safe).
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

    /** What the store has by digest, and every stretch of rows that it has not, cut into chunks. */
    private CompletableFuture<?>[] chunks(Work work, int from, ReplicateValues values) {
        ReplicateStore.Known taken = known(work, from, values);
        BitSet known = taken.rows();
        List<CompletableFuture<?>> chunks = new ArrayList<>();
        for (DigestedRows rows : taken.digested()) {
            chunks.add(chunk(work, () -> again(work, rows, from, values)));
        }
        int first = known.nextClearBit(from);
        while (first < values.size()) {
            int next = known.nextSetBit(first);
            int last = Math.min(next < 0 ? values.size() : next, first + Experiment.CHUNK);
            int begin = first;
            chunks.add(chunk(work, () -> compute(work, begin, last, values)));
            first = known.nextClearBit(last);
        }
        return chunks.toArray(CompletableFuture[]::new);
    }

    private ReplicateStore.Known known(Work work, int from, ReplicateValues values) {
        try {
            ReplicateStore.Known known = store.take(work.key, from, values);
            taken.add(known.rows().cardinality());
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a chunk, where the store may fail. */
    private interface Rows {
        void make() throws IOException;
    }

    private CompletableFuture<?> chunk(Work work, Rows rows) {
        return CompletableFuture.runAsync(
                () -> {
                    if (halt.requested()) {
                        throw new CancellationException("halted");
                    }
                    try {
                        rows.make();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                work.pool);
    }

    private void compute(Work work, int first, int last, ReplicateValues values) throws IOException {
        latency.time(last - first, () -> Replicates.rows(work.trials, first, last, values));
        store.add(work.key, first, last, values, work.trials.quick());
        computed.add(last - first);
    }

    private void again(Work work, DigestedRows kept, int from, ReplicateValues values) throws IOException {
        int first = Math.max(from, kept.first());
        int last = Math.min(values.size(), kept.last());
        latency.time(
                kept.last() - kept.first(),
                () -> values.copy(kept.rows(work.cell, work.trials), kept.first(), first, last));
    }
}
