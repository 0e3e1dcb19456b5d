package dev.narrows.experiment;

import dev.narrows.family.Trial;
import dev.narrows.family.Trials;

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
     * @throws IllegalStateException if a value is infinite or NaN
     */
    public static void rows(Trials trials, int from, int to, ReplicateValues values) {
        Trial trial = trials.trial();
        double[] row = new double[values.width()];
        for (int r = from; r < to; r++) {
            trial.replicate(r, row);
            values.set(r, row);
        }
        values.requireFinite(from, to);
    }

    /**
     * The rows {@code from..to-1} of a cell that came as bytes.
     *
     * @param work the cell
     * @param from first replicate
     * @param to one past the last replicate
     * @return row by row, in replicate order
     * @throws IllegalStateException if a value is infinite or NaN
     */
    public static double[][] rows(CellWork work, int from, int to) {
        Trials trials = work.open().trials();
        double[][] rows = new double[to - from][trials.quantities().size()];
        Trial trial = trials.trial();
        for (int r = from; r < to; r++) {
            trial.replicate(r, rows[r - from]);
        }
        return rows;
    }
}
