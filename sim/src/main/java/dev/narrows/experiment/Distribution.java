package dev.narrows.experiment;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How a quantity is distributed over data sets, as the replicates show it, in the unit of the quantity: descriptions,
 * no limits. Quantiles are order statistics: the q quantile of x_(1) &lt;= ... &lt;= x_(n) is x_(ceil(q n)), the least
 * value that at least a share q of the replicates does not exceed. All are empty where a replicate has the quantity
 * only in expectation or within an error: its values would be spread by that too.
 *
 * @param standardDeviation of the replicates, with n - 1; empty for one
 * @param q05 0.05 quantile
 * @param q50 0.5 quantile
 * @param q95 0.95 quantile
 */
public record Distribution(
        OptionalDouble standardDeviation, OptionalDouble q05, OptionalDouble q50, OptionalDouble q95) {
    private static final Distribution UNKNOWN = new Distribution(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Of the values of a quantity, in replicate order, at least one; they are not modified. */
    static Distribution of(Quantity quantity, double[] values) {
        if (quantity.kind() != Quantity.Kind.EXACT) {
            return UNKNOWN;
        }
        MeanAccumulator moments = new MeanAccumulator();
        for (double value : values) {
            moments.add(value);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Distribution(
                sorted.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(moments.standardDeviation()),
                quantile(sorted, 5),
                quantile(sorted, 50),
                quantile(sorted, 95));
    }

    /** In whole numbers: a product with 0.95 may be rounded over the next whole number. */
    private static OptionalDouble quantile(double[] sorted, int percent) {
        long rank = ((long) percent * sorted.length + 99) / 100;
        return OptionalDouble.of(sorted[(int) rank - 1]);
    }
}
