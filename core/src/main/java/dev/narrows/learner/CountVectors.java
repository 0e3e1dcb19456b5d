package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;

/**
 * Every vector of counts of m labels over the cells of positive probability, one after the other with its multinomial
 * probability {@code m! prod_c p_c^{N_c}/N_c!} (mutable, unshared). Order: the first such cell gives its labels to the next.
 */
final class CountVectors {
    private final int[] cells;
    private final double[] logProbability;
    private final double[] logFactorial;
    private final long[] counts;

    CountVectors(double[] cellProbability, int labels) {
        this.cells = positiveCells(cellProbability);
        this.logProbability = Arrays.stream(cells).mapToDouble(c -> StrictMath.log(cellProbability[c])).toArray();
        this.logFactorial = new double[labels + 1];
        CompensatedSum sum = new CompensatedSum();
        for (int n = 2; n <= labels; n++) {
            sum.add(StrictMath.log(n));
            logFactorial[n] = sum.value();
        }
        this.counts = new long[cellProbability.length];
        restart();
    }

    /** Back to the first vector. */
    void restart() {
        Arrays.fill(counts, 0);
        counts[cells[0]] = logFactorial.length - 1L;
    }

    static int[] positiveCells(double[] cellProbability) {
        int[] positive = new int[cellProbability.length];
        int size = 0;
        for (int c = 0; c < cellProbability.length; c++) {
            if (cellProbability[c] > 0) {
                positive[size++] = c;
            }
        }
        return Arrays.copyOf(positive, size);
    }

    /** The present vector, over all cells; not to be written. */
    long[] counts() {
        return counts;
    }

    /** Probability of the present vector. */
    double probability() {
        CompensatedSum log = new CompensatedSum();
        log.add(logFactorial[logFactorial.length - 1]);
        for (int i = 0; i < cells.length; i++) {
            int n = (int) counts[cells[i]];
            log.add(-logFactorial[n]);
            log.add(n * logProbability[i]);
        }
        return StrictMath.exp(log.value());
    }

    /** Goes to the next vector; false if there is none. */
    boolean next() {
        int i = 0;
        while (i < cells.length && counts[cells[i]] == 0) {
            i++;
        }
        if (i + 1 >= cells.length) {
            return false;
        }
        long here = counts[cells[i]];
        counts[cells[i]] = 0;
        counts[cells[0]] = here - 1;
        counts[cells[i + 1]]++;
        return true;
    }
}
