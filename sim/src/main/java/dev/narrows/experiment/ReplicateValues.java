package dev.narrows.experiment;

import dev.narrows.learner.GibbsLearner;
import java.nio.ByteBuffer;
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

    /**
     * Copies rows out.
     *
     * @param first first replicate
     * @param last one past the last replicate
     * @param target the rows are put at its position, eight bytes a double
     */
    public void write(int first, int last, ByteBuffer target) {
        for (int i = first * WIDTH; i < last * WIDTH; i++) {
            target.putDouble(values[i]);
        }
    }

    /**
     * Copies a row in.
     *
     * @param replicate 0..n-1
     * @param source has the row from {@code offset} on, eight bytes a double
     * @param offset where it begins
     */
    public void read(int replicate, ByteBuffer source, int offset) {
        for (int k = 0; k < WIDTH; k++) {
            values[replicate * WIDTH + k] = source.getDouble(offset + k * Double.BYTES);
        }
    }

    /** No value of the rows {@code first..last-1} may be infinite or NaN. */
    void requireFinite(int first, int last) {
        for (int i = first * WIDTH; i < last * WIDTH; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                throw new IllegalStateException("replicate " + i / WIDTH + ": a value is " + values[i] + ", must be finite");
            }
        }
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
