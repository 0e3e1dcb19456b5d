package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One replicate once more, with everything that it drew (immutable). */
public final class Replay {
    private final Cell cell;
    private final int replicate;
    private final ReplicateValues values;
    private final Optional<Trials.Drawn> drawn;

    private Replay(Cell cell, int replicate, ReplicateValues values, Optional<Trials.Drawn> drawn) {
        this.cell = cell;
        this.replicate = replicate;
        this.values = values;
        this.drawn = drawn;
    }

    /**
     * Computes a replicate anew.
     *
     * @param cell a cell
     * @param replicate its number, from 0
     * @return the replicate
     * @throws IllegalStateException if a value is not finite, or not in the range that its quantity declares
     */
    public static Replay of(Cell cell, int replicate) {
        Trials trials = cell.trials();
        ReplicateValues values = Replicates.table(trials, replicate, replicate + 1);
        return new Replay(cell, replicate, values, trials.drawn(replicate));
    }

    /**
     * The cell.
     *
     * @return the cell
     */
    public Cell cell() {
        return cell;
    }

    /**
     * The number of the replicate.
     *
     * @return from 0
     */
    public int replicate() {
        return replicate;
    }

    /**
     * What it drew, where its family tells.
     *
     * @return JSON and a table
     */
    public Optional<Trials.Drawn> drawn() {
        return drawn;
    }

    /**
     * The numbers that a journal keeps.
     *
     * @return a copy, in the order of the quantities of the family
     */
    public double[] row() {
        return values.row(0);
    }

    /**
     * The same by name.
     *
     * @return name of the quantity to value
     */
    public Map<String, Double> quantities() {
        Map<String, Double> named = new LinkedHashMap<>();
        values.quantities().forEach(q -> named.put(q.name(), values.value(0, q.name())));
        return named;
    }

    /**
     * The high-probability ceilings of this data set, from its measured KL: those of the run, without delta where a
     * negative control leaves it out.
     *
     * @return name to value; none for a learner without KL
     */
    public Map<String, Double> ceilings() {
        Map<String, Double> ceilings = new LinkedHashMap<>();
        if (values.has(Quantity.KL) && values.has(Quantity.EMPIRICAL_RISK)) {
            for (CeilingRule ceiling : BoundCatalogue.load().highProbability()) {
                ceilings.put(ceiling.statement().name(), DataSetCeilings.values(ceiling, cell, values)[0]);
            }
        }
        return ceilings;
    }
}
