package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.LowerBound;
import dev.narrows.bound.MarkovBudget;
import dev.narrows.budget.Decomposition;
import dev.narrows.budget.KlTerms;
import dev.narrows.estimate.Interval;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Where the exact half and the replicates of a cell meet: means with intervals, ceilings, and a verdict on every bound.
 *
 * <ul>
 * <li>Floor: holds for every policy, hence for the best one and in every replicate; a Bayes risk or an exact risk below
 * {@code floor - 1e-12} anywhere is {@code violated}.
 * <li>High-probability ceiling: failures against delta, {@link FailureRate}.
 * <li>With the channel budget K, K/eta for the KL of each data set: failures against delta + eta; K for E KL: exact.
 * <li>Expected ceiling: exact expectations where they exist, else limits of both sides, {@link ExpectedCeilings}.
 * </ul>
 *
 * <p>With a proxy the ceilings bound the risk under the proxy loss: they are held against that and are not matched.
 *
 * <p>A verdict uses {@code alpha/(2 cells checks)}, alpha one minus the scenario's confidence and checks those of the
 * cell that chance may decide: not the floors, nor a ceiling that is held against an exact mean, nor one that may
 * always fail. A cell's own verdict uses alpha. After an earlier look at another number of replicates both use half of
 * that, at any stopping time: the look before spent at most half on a false {@code violated}.
 */
final class Comparison {
    private final Cell cell;
    private final ExactHalf exact;
    private final Optional<ExactExpectations> expectations;
    private final Decomposition decomposition;
    private final ReplicateValues values;
    private final Sampling sampling;
    private final BoundCatalogue bounds;
    private final Estimates estimates;
    private final GuessingRisks guessing;
    private final double alpha;
    private final double cellAlpha;
    private final double batchAlpha;
    private final List<CeilingSummary> ceilings = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    /**
     * How the replicates came to be as many as they are.
     *
     * @param reason why there are no more
     * @param earlierLook whether the results at another number of replicates have been seen
     */
    record Sampling(StopReason reason, boolean earlierLook) {
        /** A number of replicates fixed beforehand, and nothing seen before. */
        static final Sampling FIXED = new Sampling(StopReason.REPLICATES, false);

        Limits limits() {
            return reason.adaptive() || earlierLook ? Limits.ANYTIME : Limits.FIXED;
        }

        /** What is left of an error rate. */
        private double left(double alpha) {
            return earlierLook ? alpha / 2 : alpha;
        }
    }

    private Comparison(Cell cell, ExactHalf exact, GibbsLearner learner, Optional<ExactExpectations> expectations,
            Decomposition decomposition, ReplicateValues values, Sampling sampling, long cells,
            BoundCatalogue bounds) {
        this.cell = cell;
        this.exact = exact;
        this.expectations = expectations;
        this.decomposition = decomposition;
        this.values = values;
        this.sampling = sampling;
        this.bounds = bounds;
        this.estimates = new Estimates(cell, values, sampling.limits());
        this.guessing = GuessingRisks.of(cell, exact, learner);
        this.alpha = 1 - cell.confidence();
        this.cellAlpha = sampling.left(alpha);
        this.batchAlpha = sampling.left(alpha / (2.0 * cells * Math.max(1, chanceChecks())));
    }

    /** Checks that can raise a false alarm: they alone share alpha. */
    private int chanceChecks() {
        double delta = cell.bounds().delta();
        int measured = bounds.highProbability().size();
        int budget = decomposition.terms().isPresent() && delta + cell.bounds().eta() < 1 ? measured : 0;
        int expected = expectations.isPresent() ? 0 : (int) fromKl().count();
        return measured + budget + expected;
    }

    /** The result of a cell of a batch of {@code cells} cells. */
    static CellResult of(Cell cell, ExactHalf exact, GibbsLearner learner, Optional<ExactExpectations> expectations,
            Decomposition decomposition, ReplicateValues values, Sampling sampling, long cells,
            BoundCatalogue bounds) {
        return new Comparison(cell, exact, learner, expectations, decomposition, values, sampling, cells, bounds).result();
    }

    private CellResult result() {
        exact.floors().floors().forEach(floor -> checkFloor(floor.label(), floor));
        bounds.highProbability().forEach(this::checkHighProbability);
        decomposition.terms().ifPresent(this::checkHighProbabilityBudgets);
        expectations.ifPresentOrElse(this::checkExpected, this::checkSampledExpected);
        decomposition.terms().ifPresent(this::checkExpectedBudgets);
        double most = ceilings.stream().filter(CeilingSummary::certain).mapToDouble(CeilingSummary::value).min()
                .orElse(1);
        Estimate risk = estimates.risk(alpha);
        Estimate observable = estimates.observableRisk(alpha);
        return new CellResult(cell, exact, values.size(), sampling.reason(), sampling.limits(),
                matched() ? risk.atMost(most) : risk, estimates.empiricalRisk(alpha), estimates.kl(alpha),
                exactly(ExactExpectations::risk), exactly(ExactExpectations::kl), observable.atMost(most),
                exactly(ExactExpectations::observableRisk), List.copyOf(ceilings), List.copyOf(checks), decomposition,
                waterfall(), guessing);
    }

    private OptionalDouble exactly(ToDoubleFunction<ExactExpectations> mean) {
        return expectations.isPresent() ? OptionalDouble.of(mean.applyAsDouble(expectations.get())) : OptionalDouble.empty();
    }

    private Waterfall waterfall() {
        double empirical = expectations.map(ExpectedCeilings::empiricalRisk)
                .orElseGet(() -> Math.min(1, estimates.empiricalRisk(alpha / 3).high()));
        double kl = expectations.map(ExpectedCeilings::divergence).orElseGet(() -> estimates.kl(alpha / 3).high());
        double risk = expectations.map(this::bounded).orElseGet(() -> Estimates.mean(boundedRisks()));
        return Waterfall.of(exact.floors(), exact.bayesRisk(), new Waterfall.At(empirical, kl, risk, matched(), cell.learner().labels(),
                cell.bounds().delta(), cell.bounds().eta(), ceilings), decomposition.terms());
    }

    private void checkFloor(String label, LowerBound floor) {
        Verdict verdict = verdict(floor, values, exact.bayesRisk());
        checks.add(Check.floor(name(label), floor.value(), verdict));
    }

    /** Violated if the Bayes risk, or the exact risk of a replicate, lies below the floor by more than rounding. */
    static Verdict verdict(LowerBound floor, ReplicateValues values, double bayesRisk) {
        if (bayesRisk < floor.value() - DataSetCeilings.SLACK) {
            return Verdict.VIOLATED;
        }
        for (int r = 0; r < values.size(); r++) {
            if (values.risk(r) < floor.value() - DataSetCeilings.SLACK) {
                return Verdict.VIOLATED;
            }
        }
        return Verdict.HOLDS;
    }

    private static String name(String label) {
        return "floor_" + label.replace('/', '_').replace('-', '_');
    }

    private void checkHighProbability(CeilingRule ceiling) {
        double[] ofReplicates = DataSetCeilings.values(ceiling, cell, values);
        checks.add(broken(checkFailures(ceiling, CeilingSummary.MEASURED, ofReplicates, cell.bounds().delta())));
    }

    /** Under a negative control the name says what was left out. */
    private Check broken(Check check) {
        return cell.bounds().negativeControl().isPresent() ? check.withoutDelta() : check;
    }

    /** K/eta for the KL of every data set: the ceiling may fail at the rate delta + eta. */
    private void checkHighProbabilityBudgets(KlTerms terms) {
        double delta = cell.bounds().delta();
        MarkovBudget budget = new MarkovBudget(terms.budget(), cell.bounds().eta());
        for (CeilingRule ceiling : bounds.highProbability()) {
            double[] ofReplicates = DataSetCeilings.values(ceiling, cell, values, budget.divergence());
            checks.add(broken(checkFailures(ceiling, CeilingSummary.BUDGET, ofReplicates, budget.failureRate(delta))));
        }
    }

    private Check checkFailures(CeilingRule ceiling, String kl, double[] ofReplicates, double allowed) {
        FailureRate rate = new FailureRate(DataSetCeilings.failures(ofReplicates, boundedRisks()), values.size(),
                sampling.limits());
        Verdict verdict = rate.verdict(allowed, batchAlpha);
        Interval limits = rate.limits(alpha);
        FailureCheck failures = new FailureCheck((int) rate.failures(), allowed, limits.low(), limits.high(),
                verdict == Verdict.INCONCLUSIVE ? rate.replicatesToDecide(allowed, secondLook())
                : OptionalLong.empty());
        CeilingSummary summary = DataSetCeilings.summary(ceiling.statement().name(), kl, ofReplicates, failures,
                sampling.limits(), alpha);
        ceilings.add(summary);
        return matchedOrNot(Check.ceiling(summary, Optional.of(failures), verdict, rate.verdict(allowed, cellAlpha),
                guessing.bounded()));
    }

    /** The error rate that a later run has for its verdicts. */
    private double secondLook() {
        return sampling.earlierLook() ? batchAlpha : batchAlpha / 2;
    }

    private boolean matched() {
        return cell.learner().observable().matched();
    }

    private Check matchedOrNot(Check ceiling) {
        return matched() ? ceiling : ceiling.unmatched();
    }

    /** The mean of the risk that the ceilings bound. */
    private double bounded(ExactExpectations exactly) {
        return matched() ? exactly.risk() : exactly.observableRisk();
    }

    /** The risk of every replicate that its ceilings bound. */
    private double[] boundedRisks() {
        return values.column(matched() ? GibbsLearner.RISK : GibbsLearner.OBSERVABLE_RISK);
    }

    private Stream<ExpectedCeilings> expected() {
        return bounds.expected().stream().map(rule -> new ExpectedCeilings(rule, cell.learner().labels()));
    }

    private Stream<ExpectedCeilings> fromKl() {
        return expected().filter(ceiling -> ceiling.rule().needs().fromKl());
    }

    private void checkExpected(ExactExpectations e) {
        expected().filter(ceiling -> ceiling.known(e, decomposition.terms())).forEach(ceiling -> {
            CeilingSummary summary = ceiling.exactSummary(e, decomposition.terms());
            Verdict verdict = ExpectedCeilings.exactVerdict(bounded(e), summary.value());
            // a sampled limit may be wrong: it convicts at its own confidence, which is that of the cell, and at no
            // higher one
            boolean certain = summary.certain() || verdict != Verdict.VIOLATED;
            addExpected(summary, certain ? verdict : Verdict.INCONCLUSIVE, verdict);
        });
    }

    private void checkSampledExpected() {
        fromKl().forEach(ceiling -> addExpected(ceiling.sampledSummary(estimates, alpha),
                ceiling.sampledVerdict(estimates, batchAlpha), ceiling.sampledVerdict(estimates, cellAlpha)));
    }

    /** Where there is a budget E KL is exact, so the exact mean risk decides. */
    private void checkExpectedBudgets(KlTerms terms) {
        expectations.ifPresent(e -> fromKl().forEach(ceiling -> {
            CeilingSummary summary = ceiling.budgetSummary(e, terms.budget());
            Verdict verdict = ExpectedCeilings.exactVerdict(bounded(e), summary.value());
            addExpected(summary, verdict, verdict);
        }));
    }

    private void addExpected(CeilingSummary summary, Verdict verdict, Verdict cellVerdict) {
        ceilings.add(summary);
        checks.add(matchedOrNot(Check.ceiling(summary, Optional.empty(), verdict, cellVerdict, guessing.bounded())));
    }
}
