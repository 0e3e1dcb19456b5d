package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.budget.KlTerms;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.scenario.Cell;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a cell without a replicate: each number is that of a run of it.
 *
 * @param half capacities, floors, Bayes risk
 * @param expectations exact expectations over data sets; empty where the family has none
 * @param ceilingExpected the least ceiling over the mean risk that does not presume R*; empty without exact
 *     expectations, where the ceilings bound another risk, and with nested Monte Carlo, which would narrow it by
 *     sampling
 */
public record ExactCell(ExactHalf half, Optional<ExactExpectations> expectations, OptionalDouble ceilingExpected) {
    /**
     * Computes it.
     *
     * @param cell a cell
     * @param bounds the floors and ceilings that are asked for
     * @return what is known of it
     */
    public static ExactCell of(Cell cell, BoundCatalogue bounds) {
        return of(cell, cell.exact(bounds), bounds);
    }

    /**
     * Computes it of a cell that was changed: what depends on the model alone is taken over where the model is the
     * same.
     *
     * @param changed another cell
     * @param original the cell that this is the exact half of
     * @param bounds the floors and ceilings that are asked for
     * @return what is known of the changed cell
     */
    public ExactCell ofChanged(Cell changed, Cell original, BoundCatalogue bounds) {
        boolean same = changed.model().canonical().equals(original.model().canonical());
        return of(changed, same ? changed.learner().exact(half, bounds) : changed.exact(bounds), bounds);
    }

    private static ExactCell of(Cell cell, ExactHalf half, BoundCatalogue bounds) {
        Trials trials = cell.trials();
        Optional<ExactExpectations> expectations = trials.expectations();
        return new ExactCell(
                half,
                expectations,
                expectations.isPresent() && hasCeilings(cell, trials)
                        ? leastCeiling(cell, half, trials, expectations, bounds)
                        : OptionalDouble.empty());
    }

    /** Without a divergence no ceiling can be made. */
    private static boolean hasCeilings(Cell cell, Trials trials) {
        List<String> names = trials.quantities().stream().map(Quantity::name).toList();
        return names.containsAll(List.of(Quantity.KL, Quantity.EMPIRICAL_RISK))
                && cell.learner().observed().matched()
                && cell.bounds().nested().isEmpty();
    }

    private static OptionalDouble leastCeiling(
            Cell cell, ExactHalf half, Trials trials, Optional<ExactExpectations> expectations, BoundCatalogue bounds) {
        Set<CeilingRule.Reads> withoutBayesRisk = EnumSet.of(CeilingRule.Reads.EMPIRICAL_RISK);
        return ceilings(cell, half, trials, expectations, bounds, withoutBayesRisk).stream()
                .filter(ceiling -> ceiling.budget().isEmpty())
                .mapToDouble(ExpectedCeiling::value)
                .min();
    }

    /**
     * The ceilings over the mean risk of a cell, measured and from the channel budget, with what they were made of;
     * those of the excess presume R*.
     *
     * @param cell a cell
     * @param half its exact half
     * @param bounds the floors and ceilings that are asked for
     * @return in the order of the catalogue; none where {@link #ceilingExpected} is empty
     */
    public static List<ExpectedCeiling> ceilings(Cell cell, ExactHalf half, BoundCatalogue bounds) {
        Trials trials = cell.trials();
        Optional<ExactExpectations> expectations = trials.expectations();
        Set<CeilingRule.Reads> reads = trials.excess().isPresent()
                ? EnumSet.of(CeilingRule.Reads.EMPIRICAL_RISK, CeilingRule.Reads.EXCESS)
                : EnumSet.of(CeilingRule.Reads.EMPIRICAL_RISK);
        return expectations.isPresent() && hasCeilings(cell, trials)
                ? ceilings(cell, half, trials, expectations, bounds, reads)
                : List.of();
    }

    private static List<ExpectedCeiling> ceilings(
            Cell cell,
            ExactHalf half,
            Trials trials,
            Optional<ExactExpectations> expectations,
            BoundCatalogue bounds,
            Set<CeilingRule.Reads> reads) {
        ExactExpectations exactly = expectations.orElseThrow();
        Optional<KlTerms> terms = trials.decomposition(half, expectations, cell.bounds(), cell.confidence())
                .terms();
        return bounds.expected().stream()
                .filter(rule -> reads.contains(rule.reads()))
                .map(rule -> new ExpectedCeilings(rule, cell.learner().labels(), trials.excess(), cell.bounds()))
                .flatMap(ceiling -> forms(ceiling, exactly, terms))
                .toList();
    }

    /** With the measured information, where it is known, and from the channel budget, where there is one. */
    private static Stream<ExpectedCeiling> forms(
            ExpectedCeilings ceiling, ExactExpectations exactly, Optional<KlTerms> terms) {
        return Stream.concat(
                ceiling.known(exactly, terms) ? Stream.of(ceiling.exact(exactly, terms)) : Stream.empty(),
                terms.filter(unused -> ceiling.rule().fromBudget()).map(t -> ceiling.budget(exactly, t)).stream());
    }

    /**
     * The exact mean risk over data sets.
     *
     * @return E R; empty where the family has none
     */
    public OptionalDouble riskExact() {
        return expectations.stream().mapToDouble(ExactExpectations::risk).findFirst();
    }
}
