package dev.narrows.cli;

import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.scenario.Scenario;

/**
 * What a cell costs, from a few cells spread over the sweep, on one thread (wall clock: an estimate).
 *
 * <p>Each is run with {@link #FEW} and with {@link #MORE} replicates; the difference is the cost of a replicate, the
 * rest that of the exact half and the comparison. No further cell begins after two seconds.
 *
 * @param tried number of cells that were run
 * @param secondsPerCell mean over these of the seconds of a whole cell
 */
record Pilot(int tried, double secondsPerCell) {
    private static final int CELLS = 5;
    private static final long FEW = 2;
    private static final long MORE = 66;
    private static final double LONGEST = 2;

    static Pilot of(Scenario scenario) {
        long start = System.nanoTime();
        int cells = Math.min(CELLS, scenario.cellCount());
        if (cells > 0) {
            seconds(scenario, 0, FEW); // loads what is loaded once
        }
        double sum = 0;
        int tried = 0;
        while (tried < cells && (tried == 0 || since(start) < LONGEST)) {
            int i = cells == 1 ? 0 : (int) ((long) tried * (scenario.cellCount() - 1) / (cells - 1));
            double few = seconds(scenario, i, FEW);
            double replicate = Math.max(0, (seconds(scenario, i, MORE) - few) / (MORE - FEW));
            sum += Math.max(0, few - FEW * replicate) + scenario.replicates() * replicate;
            tried++;
        }
        return new Pilot(tried, tried == 0 ? 0 : sum / tried);
    }

    private static double seconds(Scenario scenario, int i, long replicates) {
        long start = System.nanoTime();
        new Experiment(scenario.pilot(i, replicates), 1, new Latency()).run(outcome -> {});
        return since(start);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
