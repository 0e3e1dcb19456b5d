package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.LossLevels;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.scenario.Cell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One replicate once more, with everything that it drew.
 *
 * @param cell the cell
 * @param replicate the number of the replicate, from 0
 * @param values its row alone
 * @param drawn what it drew, as JSON and as a table; empty where its family does not tell
 * @param excess what is known of the excess loss; empty where no ceiling of it can be made
 * @param levels of the loss; empty where no ceiling of their shares can be made
 */
public record Replay(
        Cell cell,
        int replicate,
        ReplicateValues values,
        Optional<Trials.Drawn> drawn,
        Optional<ExcessLoss> excess,
        Optional<LossLevels> levels) {
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
        return new Replay(cell, replicate, values, trials.drawn(replicate), trials.excess(), trials.levels());
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
            CeilingInputs inputs = new CeilingInputs(cell, excess, levels, values::column);
            double kl = values.value(0, Quantity.KL);
            BoundCatalogue.load().highProbability().stream()
                    .filter(ceiling -> CeilingInputs.known(ceiling, excess, levels, values))
                    .forEach(ceiling -> ceilings.put(ceiling.statement().name(), inputs.values(ceiling, r -> kl)[0]));
        }
        return ceilings;
    }
}
