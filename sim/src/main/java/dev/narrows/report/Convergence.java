package dev.narrows.report;

import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.List;

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
     * Running means at geometrically growing sizes below all values, whose mean the results have.
     *
     * @param risks in replicate order, not modified
     * @return about {@link #SIZES} - 1 points; none for fewer than two values
     */
    static List<Point> before(double[] risks) {
        List<Point> points = new ArrayList<>();
        CompensatedSum sum = new CompensatedSum();
        int last = 0;
        for (int k = 1; k < SIZES; k++) {
            int n = (int) StrictMath.round(StrictMath.pow(risks.length, (double) k / SIZES));
            if (n > last && n < risks.length) {
                while (last < n) {
                    sum.add(risks[last++]);
                }
                points.add(new Point(n, sum.value() / n));
            }
        }
        return points;
    }
}
