package dev.narrows.montecarlo;

import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Replicates of an estimator: each from its own named stream, so that no thread shows in a number. */
final class Replication {
    private Replication() {}

    /** The rows of the replicates {@code first .. first + number - 1}, made by so many threads. */
    static double[][] rows(RiskEstimator estimator, StreamKey streams, int first, int number, int threads) {
        double[][] rows = new double[number][estimator.values()];
        int parts = Math.min(threads, number);
        if (parts == 1) {
            fill(estimator, streams, first, rows, 0, number);
            return rows;
        }
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * number / parts);
            int end = (int) ((part + 1L) * number / parts);
            tasks.add(() -> {
                fill(estimator, streams, first, rows, from, end);
                return null;
            });
        }
        runAll(tasks);
        return rows;
    }

    private static void runAll(List<Callable<Void>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void fill(
            RiskEstimator estimator, StreamKey streams, int first, double[][] rows, int from, int end) {
        RiskEstimator.Sampler sampler = estimator.sampler();
        StreamCursor cursor = streams.cursor();
        for (int r = from; r < end; r++) {
            sampler.replicate(cursor.moveTo(first + r, Purpose.ESTIMATOR), rows[r]);
        }
    }

    /** The estimates of rows. */
    static double[] estimates(double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToDouble(r -> rows[r][RiskEstimator.ESTIMATE])
                .toArray();
    }
}
