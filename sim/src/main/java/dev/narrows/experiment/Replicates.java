package dev.narrows.experiment;

import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The one pure function of the simulation: {@code rows(trials, from, to) -> values}. Nothing but cell and number
 * decides them.
 */
public final class Replicates {
    private Replicates() {}

    /**
     * Fills the rows {@code from..to-1}.
     *
     * @param trials the replicates of a cell
     * @param from first replicate
     * @param to one past the last replicate
     * @param values overwritten in these rows
     * @throws IllegalStateException if a value is not finite, or not in the range that its quantity declares
     */
    public static void rows(Trials trials, int from, int to, ReplicateValues values) {
        fill(trials, from, to, values, from);
    }

    /**
     * The rows {@code from..to-1} of a cell that came as bytes.
     *
     * @param work the cell
     * @param from first replicate
     * @param to one past the last replicate
     * @return row by row, in replicate order
     * @throws IllegalArgumentException if the cell cannot be opened
     * @throws IllegalStateException if a value is not finite, or not in the range that its quantity declares
     */
    public static double[][] rows(CellWork work, int from, int to) {
        ReplicateValues values = table(work.open().trials(), from, to);
        return IntStream.range(0, values.size()).mapToObj(values::row).toArray(double[][]::new);
    }

    /** The rows {@code from..to-1} as a table of their own. */
    static ReplicateValues table(Trials trials, int from, int to) {
        ReplicateValues values = new ReplicateValues(trials.quantities(), to - from);
        fill(trials, from, to, values, 0);
        return values;
    }

    private static void fill(Trials trials, int from, int to, ReplicateValues values, int place) {
        Trial trial = trials.trial();
        double[] row = new double[values.width()];
        for (int r = from; r < to; r++) {
            trial.replicate(r, row);
            require(values.quantities(), r, row);
            values.set(place + r - from, row);
        }
    }

    /** A row is what its quantities declare: a value that is not would be kept, and spoil every mean. */
    static void require(List<Quantity> quantities, int replicate, double[] row) {
        if (row.length != quantities.size()) {
            throw new IllegalStateException(
                    "replicate " + replicate + ": has " + row.length + " values, must have " + quantities.size());
        }
        for (int k = 0; k < row.length; k++) {
            Quantity quantity = quantities.get(k);
            if (!quantity.allows(row[k])) {
                throw new IllegalStateException("replicate " + replicate + ": " + quantity.name() + " is " + row[k]
                        + ", must be from " + quantity.range().low() + " to "
                        + quantity.range().high());
            }
        }
    }
}
