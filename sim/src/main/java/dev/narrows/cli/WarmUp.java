package dev.narrows.cli;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What many cells cost, from the first ones. While the JVM compiles, up to about cell 20,000, the part of a cell that
 * is not replicates gets cheaper, about as a power of the number of cells done: {@code c(k) = c(n) (k/n)^-p}. The power
 * is half what is usual (1/2) and half what the second quarter and the later half of these cells say, which is little
 * to go by. Replicates, and what a cell costs beyond what compiling can save, stay as they are.
 */
final class WarmUp {
    /** Seconds of the first cell that get cheaper, at most: 7 ms were seen after 200 cells, 0.5 ms after 20,000. */
    private static final double MOST = 0.15;

    private static final int WARM = 20_000;
    private static final double USUAL = 0.5;
    private static final double STEEPEST = 0.8;

    private WarmUp() {}

    /** Seconds of one cell. */
    record Cost(double replicates, double rest) {}

    /** Seconds of all cells, by those of the first ones. */
    static double seconds(List<Cost> first, int cells) {
        int n = first.size();
        List<Cost> later = first.subList(n / 2, n);
        double rest = mean(later, Cost::rest);
        double cheaper = Math.min(MOST * StrictMath.pow(n, -USUAL), rest);
        return n * (mean(first, Cost::replicates) + mean(first, Cost::rest))
                + (mean(later, Cost::replicates) + rest - cheaper) * (cells - n)
                + cheaper * equivalent(n, cells, power(first));
    }

    /** The power p; 0 of few cells. */
    private static double power(List<Cost> first) {
        int n = first.size();
        double later = median(first.subList(n / 2, n));
        if (n < 8 || later <= 0) {
            return 0;
        }
        double ratio = median(first.subList(n / 4, n / 2)) / later;
        // the middles of the two parts lie a factor of two apart
        double seen = Math.max(0, Math.min(STEEPEST, StrictMath.log(ratio) / StrictMath.log(2)));
        return (USUAL + seen) / 2;
    }

    /** The cells after the first n as a number of cells that cost what the latest of these did. */
    private static double equivalent(int n, int cells, double p) {
        double end = Math.max(n, Math.min(cells, WARM));
        return n * (StrictMath.pow(end / n, 1 - p) - 1) / (1 - p) + StrictMath.pow(end / n, -p) * (cells - end);
    }

    private static double mean(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return costs.stream().mapToDouble(part).average().orElseThrow();
    }

    private static double median(List<Cost> costs) {
        return costs.stream().mapToDouble(Cost::rest).sorted().toArray()[costs.size() / 2];
    }
}
