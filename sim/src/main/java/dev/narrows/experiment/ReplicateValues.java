package dev.narrows.experiment;

import dev.narrows.family.Quantity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What the replicates of a cell gave: n rows of a number for each quantity of the family, in replicate order. Disjoint
 * ranges may be filled by different threads.
 */
public final class ReplicateValues {
    private static final long FACTOR = 0x9E3779B185EBCA87L;
    private static final long FACTOR_OF_BITS = 0xC2B2AE3D27D4EB4FL;
    private static final int ROTATION = 31;

    private final List<Quantity> quantities;
    private final int width;
    private final double[] values;

    /**
     * Room for the values of n replicates.
     *
     * @param quantities what each replicate has
     * @param replicates n, 1 to 10^7
     */
    public ReplicateValues(List<Quantity> quantities, int replicates) {
        this.quantities = quantities;
        this.width = quantities.size();
        this.values = new double[Math.multiplyExact(replicates, width)];
    }

    /**
     * What each replicate has.
     *
     * @return the quantities, in the order of a row
     */
    public List<Quantity> quantities() {
        return quantities;
    }

    /**
     * Numbers of a row.
     *
     * @return the number of quantities
     */
    public int width() {
        return width;
    }

    /**
     * Number of replicates.
     *
     * @return n
     */
    public int size() {
        return values.length / width;
    }

    /** Room for more: the same rows, then empty ones up to n. */
    ReplicateValues extended(int n) {
        ReplicateValues more = new ReplicateValues(quantities, n);
        System.arraycopy(values, 0, more.values, 0, values.length);
        return more;
    }

    void set(int replicate, double[] row) {
        System.arraycopy(row, 0, values, replicate * width, width);
    }

    /**
     * Copies rows out.
     *
     * @param first first replicate
     * @param last one past the last replicate
     * @param target the rows are put at its position, eight bytes per double
     */
    public void write(int first, int last, ByteBuffer target) {
        int numbers = (last - first) * width;
        target.asDoubleBuffer().put(values, first * width, numbers);
        target.position(target.position() + numbers * Double.BYTES);
    }

    /**
     * Copies rows in.
     *
     * @param first first replicate
     * @param last one past the last replicate
     * @param source has the rows from {@code offset} on, eight bytes per double
     * @param offset where they begin
     */
    public void read(int first, int last, ByteBuffer source, int offset) {
        source.duplicate().position(offset).asDoubleBuffer().get(values, first * width, (last - first) * width);
    }

    /**
     * A digest of rows, in 64 bits: of the bits {@code b_1, b_2, ...} of their values, in the order of the rows,
     * {@code h_i = rotate(h_(i-1) + P2 b_i, 31) P1} modulo 2^64, {@code h_0 = 0}: the round of XXH64, on one lane. Each
     * round is one to one in the bits and in what came before, so that a single value that differs is always noticed,
     * and others but for a chance of about 2^-64. It is no proof against someone who seeks a collision.
     *
     * @param first first replicate
     * @param last one past the last replicate
     * @return the digest of the rows {@code first..last-1}
     */
    public long digest(int first, int last) {
        long digest = 0;
        for (int i = first * width; i < last * width; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            digest = Long.rotateLeft(digest + bits * FACTOR_OF_BITS, ROTATION) * FACTOR;
        }
        return digest;
    }

    /** Copies the rows {@code first..last-1} from a table whose first row is row {@code start} here. */
    void copy(ReplicateValues rows, int start, int first, int last) {
        System.arraycopy(rows.values, (first - start) * width, values, first * width, (last - first) * width);
    }

    /**
     * One row.
     *
     * @param replicate 0..n-1
     * @return a copy, in the order of the quantities
     */
    public double[] row(int replicate) {
        return Arrays.copyOfRange(values, replicate * width, (replicate + 1) * width);
    }

    /** Whether replicates have a quantity of this name. */
    boolean has(String name) {
        return index(name) >= 0;
    }

    private int index(String name) {
        for (int k = 0; k < width; k++) {
            if (quantities.get(k).name().equals(name)) {
                return k;
            }
        }
        return -1;
    }

    Quantity quantity(String name) {
        return quantities.get(index(name));
    }

    double value(int replicate, String name) {
        return values[replicate * width + index(name)];
    }

    double[] column(String name) {
        int which = index(name);
        double[] column = new double[size()];
        for (int r = 0; r < column.length; r++) {
            column[r] = values[r * width + which];
        }
        return column;
    }
}
