package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import dev.narrows.family.Remedy;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.numeric.TwoDigits;
import dev.narrows.scenario.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The least number n of gold labels with which a learner that estimates the channel from them has a mean risk of at
 * most r, everything but n as the cell has it:
 *
 * <pre>
 * n_r = min { n of two digits : E R(n) &lt;= r },   n = 0, 1, .., 99, 100, 110, ..
 * </pre>
 *
 * <p>E R(n) is the mean over gold labels and labels, exact where it is enumerated, else the mean of so many replicates:
 * those of a run of the cell with n, and the same labels for every n. Found by doubling and halving, as the mean falls
 * with n; a simulated one does so but for its error.
 *
 * @param enough the mean at n_r; empty where there is none
 * @param fewer the mean at the number of two digits before; empty at n_r = 0
 * @param channelKnown the mean risk of the same learner with the canonical loss, which n tends to
 * @param bayesRisk R*, below which no mean can fall; empty where it is not known
 */
public record LeastGold(Optional<Mean> enough, Optional<Mean> fewer, double channelKnown, OptionalDouble bayesRisk) {
    /** So many are tried. */
    public static final long MOST = 10_000_000;

    private static final String OBSERVABLE = "learner.observable";
    private static final String GOLD = OBSERVABLE + ".calibrated.gold";

    /**
     * A mean risk.
     *
     * @param gold n
     * @param risk E R(n), or the mean over replicates
     * @param standardError of that mean; 0 where it is exact
     */
    public record Mean(long gold, double risk, double standardError) {}

    /**
     * The least number for a cell.
     *
     * @param cell a cell of a learner with {@code observable: {calibrated: ..}}
     * @param risk r, in (0, 1)
     * @param replicates data sets at each number, at least 2
     * @return the answer
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static LeastGold of(Cell cell, double risk, int replicates) {
        Arguments.requireInnerFraction("risk", risk);
        Arguments.requireAtLeast("replicates", replicates, 2);
        Map<Integer, Mean> known = new HashMap<>();
        double limit = mean(with(cell, OBSERVABLE, JsonNodeFactory.instance.stringNode("canonical")), 0, replicates)
                .risk();
        OptionalLong place = at(cell, 1, replicates, known).risk() <= risk
                ? OptionalLong.of(1)
                : BisectionRoot.leastAbove(
                        1,
                        TwoDigits.place(MOST),
                        i -> at(cell, (int) i, replicates, known).risk() <= risk);
        Optional<Mean> enough = place.stream()
                .mapToObj(i -> at(cell, (int) i, replicates, known))
                .findFirst();
        long before = place.orElse(TwoDigits.place(MOST) + 1L) - 1;
        Optional<Mean> fewer = before == 0 ? Optional.empty() : Optional.of(at(cell, (int) before, replicates, known));
        return new LeastGold(
                enough, fewer, limit, cell.exact(BoundCatalogue.own()).bayesRisk());
    }

    private static Mean at(Cell cell, int place, int replicates, Map<Integer, Mean> known) {
        return known.computeIfAbsent(place, i -> {
            long gold = TwoDigits.number(i);
            return mean(with(cell, GOLD, JsonNodeFactory.instance.numberNode(gold)), gold, replicates);
        });
    }

    private static Cell with(Cell cell, String key, JsonNode value) {
        return cell.with(Remedy.Change.of("gold", key, value));
    }

    private static Mean mean(Cell cell, long gold, int replicates) {
        Trials trials = cell.trials();
        Optional<ExactExpectations> exact = trials.expectations();
        if (exact.isPresent()) {
            return new Mean(gold, exact.get().risk(), 0);
        }
        ReplicateValues values = new ReplicateValues(trials.quantities(), replicates);
        Replicates.rows(trials, 0, replicates, values);
        MeanAccumulator risks = new MeanAccumulator();
        for (int r = 0; r < replicates; r++) {
            risks.add(values.value(r, Quantity.RISK));
        }
        return new Mean(gold, risks.mean(), risks.standardDeviation() / Math.sqrt(replicates));
    }
}
