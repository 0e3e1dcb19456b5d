package dev.narrows.experiment;

import dev.narrows.learner.GibbsLearner;
import java.util.Arrays;

/**
 * What the replicates of a cell gave: n rows of four numbers (true risk, risk under the observable loss, empirical risk,
 * KL in nats), in replicate order. Disjoint ranges may be filled by different threads.
 */
public final class ReplicateValues {
    private static final int WIDTH = 4;
    private final double[] values;

    /**
     * Room for the values of n replicates.
     *
     * @param replicates n, 1 to 10^7
     */
    public ReplicateValues(int replicates) {
        values = new double[Math.multiplyExact(replicates, WIDTH)];
    }

    /**
     * Number of replicates.
     *
     * @return n
     */
    public int size() {
        return values.length / WIDTH;
    }

    /** Room for more: the same rows, then empty ones up to n. */
    ReplicateValues extended(int n) {
        ReplicateValues more = new ReplicateValues(n);
        System.arraycopy(values, 0, more.values, 0, values.length);
        return more;
    }

    void set(int replicate, double[] row) {
        System.arraycopy(row, 0, values, replicate * WIDTH, WIDTH);
    }

    double risk(int replicate) {
        return values[replicate * WIDTH + GibbsLearner.RISK];
    }

    double empiricalRisk(int replicate) {
        return values[replicate * WIDTH + GibbsLearner.EMPIRICAL_RISK];
    }

    double kl(int replicate) {
        return values[replicate * WIDTH + GibbsLearner.KL];
    }

    /**
     * One row.
     *
     * @param replicate 0..n-1
     * @return a copy: true risk, risk under the observable loss, empirical risk, KL (nats)
     */
    public double[] row(int replicate) {
        return Arrays.copyOfRange(values, replicate * WIDTH, (replicate + 1) * WIDTH);
    }

    double[] column(int which) {
        double[] column = new double[size()];
        for (int r = 0; r < column.length; r++) {
            column[r] = values[r * WIDTH + which];
        }
        return column;
    }
}
