package dev.narrows.report;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanInterval;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the mean of the replicate values of a cell settled. */
final class Convergence {
    /** About how many sizes are shown. */
    static final int SIZES = 12;

    private Convergence() {
    }

    /**
     * A running mean with its interval.
     *
     * @param replicates how many of the values
     * @param mean their mean
     * @param interval the betting confidence sequence at this size
     */
    record Point(int replicates, double mean, Interval interval) {
    }

    /**
     * Running means at geometrically growing sizes, the last of them all values.
     *
     * @param risks in replicate order, not modified
     * @param low least possible value
     * @param high largest possible value
     * @param confidence of the intervals, which hold at all sizes together
     * @return about {@link #SIZES} points; none without values
     * @throws IllegalArgumentException if a value lies outside the range or the confidence outside (0, 1)
     */
    static List<Point> points(double[] risks, double low, double high, double confidence) {
        List<Point> points = new ArrayList<>();
        int last = 0;
        for (int k = 1; k <= SIZES; k++) {
            int n = k == SIZES ? risks.length : (int) StrictMath.round(StrictMath.pow(risks.length, (double) k / SIZES));
            if (n > last) {
                points.add(point(Arrays.copyOf(risks, n), low, high, confidence));
                last = n;
            }
        }
        return points;
    }

    private static Point point(double[] risks, double low, double high, double confidence) {
        CompensatedSum sum = new CompensatedSum();
        for (double risk : risks) {
            sum.add(risk);
        }
        return new Point(risks.length, sum.value() / risks.length, MeanInterval.betting(risks, low, high, confidence));
    }
}
