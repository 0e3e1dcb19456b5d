package dev.narrows.report;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanInterval;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the replicate values of a cell come from; the page shows how their mean settled. */
@FunctionalInterface
public interface Convergence {
    /** About how many sizes are shown. */
    int SIZES = 12;

    /** No replicate values are at hand: the page leaves the section out. */
    Convergence NONE = cell -> Optional.empty();

    /**
     * The true risks of the replicates of a cell.
     *
     * @param cell index of the cell
     * @return R(Q_D) in replicate order, each in [0, 1]; empty if they are not at hand
     */
    Optional<double[]> risks(int cell);

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
