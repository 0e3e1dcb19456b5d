package dev.narrows.experiment;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Means of replicate values with intervals, by betting over their known ranges.
 *
 * <p>alpha is one minus the confidence. The checks of a cell ask for the same limits again and again: each is searched
 * once (mutable, unshared). Source of the intervals: Waudby-Smith and Ramdas 2024: {@link Limits}.
 */
final class Estimates {
    private final ReplicateValues values;
    private final Limits limits;
    private final Map<String, double[]> columns = new HashMap<>();
    private final Map<Asked, Estimate> known = new HashMap<>();

    private record Asked(String name, double alpha) {}

    Estimates(ReplicateValues values, Limits limits) {
        this.values = values;
        this.limits = limits;
    }

    /** The mean, summed in replicate order. */
    static double mean(double[] values) {
        return accumulated(values).mean();
    }

    private static MeanAccumulator accumulated(double[] values) {
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        return mean;
    }

    /** Of a quantity that the replicates have. */
    Estimate of(String name, double alpha) {
        return known.computeIfAbsent(new Asked(sameAs(name), alpha), asked -> computed(asked.name, alpha));
    }

    /** The values of a quantity in replicate order; not to be modified. */
    double[] column(String name) {
        return columns.computeIfAbsent(name, values::column);
    }

    /** The first quantity with these values and this range: the observable risk often is the risk. */
    private String sameAs(String name) {
        Quantity asked = values.quantity(name);
        return values.quantities().stream()
                .filter(first -> first.range().equals(asked.range())
                        && first.error() == asked.error()
                        && Arrays.equals(column(first.name()), column(name)))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private Estimate computed(String name, double alpha) {
        Quantity quantity = values.quantity(name);
        double[] column = column(name);
        MeanAccumulator mean = accumulated(column);
        Interval interval = limits.mean(column, quantity.range(), alpha);
        double low = Math.max(quantity.range().low(), interval.low() - quantity.error());
        double high = Math.min(quantity.range().high(), interval.high() + quantity.error());
        return new Estimate(
                mean.mean(),
                low,
                high,
                1 - alpha,
                limits.method(),
                column.length < 2
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(mean.standardDeviation() / Math.sqrt(column.length)));
    }
}
