package dev.narrows.report;

import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How the mean of the replicate values of a cell settled: means alone, its interval is the one of the results. */
final class Convergence {
    /** About how many sizes are shown. */
    static final int SIZES = 12;

    private Convergence() {}

    /**
     * A running mean.
     *
     * @param replicates how many of the values
     * @param mean their mean
     */
    record Point(int replicates, double mean) {}

    /**
     * Geometrically growing numbers of replicates below all, whose mean the results have.
     *
     * @param replicates all of them
     * @return about {@link #SIZES} - 1 numbers, increasing; none for fewer than two replicates
     */
    static int[] sizes(int replicates) {
        return IntStream.range(1, SIZES)
                .map(k -> (int) StrictMath.round(StrictMath.pow(replicates, (double) k / SIZES)))
                .filter(size -> size < replicates)
                .distinct()
                .toArray();
    }

    /**
     * Running means.
     *
     * @param sizes increasing
     * @param risks in replicate order, at least as many as the last size; not modified
     * @return a point for each size
     */
    static List<Point> at(int[] sizes, double[] risks) {
        List<Point> points = new ArrayList<>();
        CompensatedSum sum = new CompensatedSum();
        int last = 0;
        for (int size : sizes) {
            while (last < size) {
                sum.add(risks[last++]);
            }
            points.add(new Point(size, sum.value() / size));
        }
        return points;
    }
}
