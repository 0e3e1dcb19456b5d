package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.Remedy;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.scenario.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The least number of labels m at which the mean risk over data sets of the cell's learner is certain to be at most r:
 *
 * <pre>
 * m_min(r) = min { m &gt;= 1 : ceiling(m) &lt;= r }
 * </pre>
 *
 * <p>with the least ceiling in expectation, computed without sampling ({@link ExactCell#ceilingExpected}), everything
 * but m as the cell has it. Sufficient, not necessary: the mean risk itself may be at most r with fewer. Found by
 * doubling and halving, as the ceiling falls with m; that it is above r at one label fewer is certain in any case.
 *
 * @param risk r, in (0, 1)
 * @param labels m_min; empty where there is none
 * @param ceiling the ceiling at that many labels, at most r; empty where there is none
 * @param fewer the ceiling at one label fewer, above r, or at the most labels that were tried; empty at m_min = 1
 * @param bayesRisk R*, below which no ceiling can fall; empty where it is not known
 * @param known whether the cell has a ceiling that needs no sampling
 */
public record LeastLabels(
        double risk,
        OptionalLong labels,
        OptionalDouble ceiling,
        OptionalDouble fewer,
        OptionalDouble bayesRisk,
        boolean known) {
    /** So many are tried. */
    public static final long MOST = ExactExpectations.MAX_LABELS;

    private static final double ROUNDING = 1e-12;

    /**
     * The least number for a cell.
     *
     * @param cell a cell
     * @param bounds the ceilings that are asked for
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if the risk is out of range
     */
    public static LeastLabels of(Cell cell, BoundCatalogue bounds, double risk) {
        Arguments.requireInnerFraction("risk", risk);
        ExactCell exact = ExactCell.of(cell, bounds);
        OptionalDouble bayes = exact.half().bayesRisk();
        if (exact.ceilingExpected().isEmpty() || bayes.orElse(0) > risk + ROUNDING) {
            boolean known = exact.ceilingExpected().isPresent();
            return new LeastLabels(
                    risk, OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty(), bayes, known);
        }
        Map<Long, Double> known = new HashMap<>();
        LongToDoubleFunction ceiling = labels -> known.computeIfAbsent(labels, m -> ceiling(exact, cell, bounds, m));
        OptionalLong least = ceiling.applyAsDouble(1) <= risk
                ? OptionalLong.of(1)
                : BisectionRoot.leastAbove(1, MOST, labels -> ceiling.applyAsDouble(labels) <= risk);
        long before = least.orElse(MOST + 1) - 1;
        return new LeastLabels(
                risk,
                least,
                least.isPresent()
                        ? OptionalDouble.of(ceiling.applyAsDouble(least.getAsLong()))
                        : OptionalDouble.empty(),
                before == 0 ? OptionalDouble.empty() : OptionalDouble.of(ceiling.applyAsDouble(before)),
                bayes,
                true);
    }

    /** Where it is not known it says nothing. */
    private static double ceiling(ExactCell exact, Cell cell, BoundCatalogue bounds, long labels) {
        Cell changed =
                cell.with(Remedy.Change.of("labels", "learner.labels", JsonNodeFactory.instance.numberNode(labels)));
        return exact.ofChanged(changed, cell, bounds).ceilingExpected().orElse(1);
    }
}
