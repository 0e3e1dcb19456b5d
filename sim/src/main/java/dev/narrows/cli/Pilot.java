package dev.narrows.cli;

import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.scenario.Scenario;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a cell costs, from a few cells spread over the sweep, on one thread (wall clock: an estimate).
 *
 * <p>Each is run with {@link #FEW} and with {@link #MORE} replicates; the difference is the cost of a replicate, the
 * rest that of the exact half and the comparison. No further cell begins after two seconds.
 *
 * @param tried number of cells that were run
 * @param secondsPerCell mean over these of the seconds of a whole cell
 * @param width most numbers of a replicate of one of them; 0 where none gave a result
 */
record Pilot(int tried, double secondsPerCell, int width) {
    private static final int CELLS = 5;
    private static final long FEW = 2;
    private static final long MORE = 66;
    private static final double LONGEST = 2;

    static Pilot of(Scenario scenario) {
        long start = System.nanoTime();
        int cells = Math.min(CELLS, scenario.cellCount());
        if (cells > 0) {
            run(scenario, 0, FEW); // loads what is loaded once
        }
        int width = 0;
        double sum = 0;
        int tried = 0;
        while (tried < cells && (tried == 0 || since(start) < LONGEST)) {
            int i = cells == 1 ? 0 : (int) ((long) tried * (scenario.cellCount() - 1) / (cells - 1));
            Cost first = run(scenario, i, FEW);
            double few = first.seconds();
            width = Math.max(width, first.width());
            double replicate = Math.max(0, (run(scenario, i, MORE).seconds() - few) / (MORE - FEW));
            sum += Math.max(0, few - FEW * replicate) + scenario.replicates() * replicate;
            tried++;
        }
        return new Pilot(tried, tried == 0 ? 0 : sum / tried, width);
    }

    /** What a run of one cell took, and how many numbers a replicate of it has. */
    private record Cost(double seconds, int width) {}

    private static Cost run(Scenario scenario, int i, long replicates) {
        long start = System.nanoTime();
        AtomicInteger width = new AtomicInteger();
        new Experiment(scenario.pilot(i, replicates), 1, new Latency()).run(outcome -> {
            if (outcome instanceof CellResult result) {
                width.set(result.means().size());
            }
        });
        return new Cost(since(start), width.get());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
