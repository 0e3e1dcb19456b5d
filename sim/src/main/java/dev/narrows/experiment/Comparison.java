package dev.narrows.experiment;

import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.Floor;
import dev.narrows.bound.LowerBound;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the exact half and the replicates of a cell meet: means with intervals, ceilings, and a verdict on every bound.
 *
 * <ul>
 * <li>Floor: holds for every policy, hence for the best one and in every replicate; a Bayes risk or an exact risk below
 * {@code floor - 1e-12} anywhere is {@code violated}.
 * <li>High-probability ceiling: failures against delta, {@link HighProbabilityCeiling}.
 * <li>Expected ceiling: exact expectations where they exist, else limits of both sides, {@link ExpectedCeiling}.
 * </ul>
 *
 * <p>A verdict uses the scenario's confidence {@code 1 - alpha}; a batch verdict {@code alpha / (2 cells bounds)}.
 */
final class Comparison {
    private final Cell cell;
    private final ExactHalf exact;
    private final Optional<ExactExpectations> expectations;
    private final ReplicateValues values;
    private final Estimates estimates;
    private final double alpha;
    private final double batchAlpha;
    private final List<CeilingSummary> ceilings = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private Comparison(Cell cell, ExactHalf exact, Optional<ExactExpectations> expectations, ReplicateValues values,
            long cells) {
        this.cell = cell;
        this.exact = exact;
        this.expectations = expectations;
        this.values = values;
        this.estimates = new Estimates(cell, values);
        this.alpha = 1 - cell.confidence();
        int bounds = exact.floors().floors().size() + HighProbabilityCeiling.values().length
                + ExpectedCeiling.values().length;
        this.batchAlpha = alpha / (2.0 * cells * bounds);
    }

    /** The result of a cell of a batch of {@code cells} cells. */
    static CellResult of(Cell cell, ExactHalf exact, Optional<ExactExpectations> expectations, ReplicateValues values,
            long cells) {
        return new Comparison(cell, exact, expectations, values, cells).result();
    }

    private CellResult result() {
        exact.floors().floors().forEach(this::checkFloor);
        for (HighProbabilityCeiling ceiling : HighProbabilityCeiling.values()) {
            checkHighProbability(ceiling);
        }
        for (ExpectedCeiling ceiling : ExpectedCeiling.values()) {
            checkExpected(ceiling);
        }
        return new CellResult(cell, exact, values.size(), "replicates", estimates.risk(alpha),
                estimates.empiricalRisk(alpha), estimates.kl(alpha),
                expectations.map(e -> OptionalDouble.of(e.risk())).orElse(OptionalDouble.empty()),
                expectations.map(e -> OptionalDouble.of(e.kl())).orElse(OptionalDouble.empty()),
                List.copyOf(ceilings), List.copyOf(checks));
    }

    private void checkFloor(Floor floor) {
        Verdict verdict = verdict(floor, values, exact.bayesRisk());
        checks.add(new Check(name(floor), verdict, verdict, floor.value() <= 0, true));
    }

    /** Violated if the Bayes risk, or the exact risk of a replicate, lies below the floor by more than rounding. */
    static Verdict verdict(LowerBound floor, ReplicateValues values, double bayesRisk) {
        if (bayesRisk < floor.value() - HighProbabilityCeiling.SLACK) {
            return Verdict.VIOLATED;
        }
        for (int r = 0; r < values.size(); r++) {
            if (values.risk(r) < floor.value() - HighProbabilityCeiling.SLACK) {
                return Verdict.VIOLATED;
            }
        }
        return Verdict.HOLDS;
    }

    private static String name(Floor floor) {
        return "floor_" + floor.label().replace('/', '_').replace('-', '_');
    }

    private void checkHighProbability(HighProbabilityCeiling ceiling) {
        double delta = cell.bounds().delta();
        double[] ofReplicates = ceiling.values(values, cell.learner().labels(), delta, grid());
        int failures = HighProbabilityCeiling.failures(ofReplicates, values);
        CeilingSummary summary = ceiling.summary(ofReplicates, failures, delta, alpha);
        ceilings.add(summary);
        checks.add(new Check(summary.column(),
                HighProbabilityCeiling.verdict(failures, values.size(), delta, alpha),
                HighProbabilityCeiling.verdict(failures, values.size(), delta, batchAlpha),
                summary.value() >= 1, true));
    }

    private CatoniGrid grid() {
        OptionalDouble only = cell.bounds().catoni();
        return only.isPresent() ? CatoniGrid.of(only.getAsDouble()) : CatoniGrid.standard();
    }

    private void checkExpected(ExpectedCeiling ceiling) {
        long labels = cell.learner().labels();
        CeilingSummary summary = expectations.map(e -> ceiling.exactSummary(e, labels))
                .orElseGet(() -> ceiling.sampledSummary(estimates, labels, alpha));
        ceilings.add(summary);
        checks.add(new Check(summary.column(), expectedVerdict(ceiling, summary, alpha),
                expectedVerdict(ceiling, summary, batchAlpha), summary.value() >= 1, true));
    }

    private Verdict expectedVerdict(ExpectedCeiling ceiling, CeilingSummary summary, double level) {
        return expectations.map(e -> ExpectedCeiling.exactVerdict(e, summary.value()))
                .orElseGet(() -> ceiling.sampledVerdict(estimates, cell.learner().labels(), level));
    }
}
