package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.Floor;
import dev.narrows.bound.Holds;
import dev.narrows.bound.LevelsRule;
import dev.narrows.bound.LossLevels;
import dev.narrows.bound.LowerBound;
import dev.narrows.bound.MarkovBudget;
import dev.narrows.budget.Decomposition;
import dev.narrows.budget.KlTerms;
import dev.narrows.estimate.Interval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.NegativeControl;
import dev.narrows.family.Quantity;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.WeightedDataSets;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Where the exact half and the replicates of a cell meet: means with intervals, ceilings, and a verdict on every bound.
 *
 * <ul>
 *   <li>Floor that holds always: holds for every policy, hence for the best one and in every replicate; a Bayes risk or
 *       a risk below {@code floor - 1e-12} anywhere is {@code violated}; of a bounded risk its upper end. An unbiased
 *       risk is judged by the limits of its mean.
 *   <li>Floor over a prior, of a family that draws its law in each replicate: {@code violated} where the upper limit of
 *       the mean risk lies below it, or the exact mean does; {@code holds} where the exact mean, or the lower limit of
 *       the mean, does not.
 *   <li>High-probability ceiling: failures against delta, {@link FailureRate}; and the theorem that it follows from,
 *       {@link MomentCheck}, which can convict it and not acquit it. A false {@code violated} has half of the error
 *       rate for each.
 *   <li>With the channel budget K, K/eta for the KL of each data set: failures against delta + eta; K for E KL: exact.
 *   <li>Expected ceiling: exact expectations where they exist, else limits of both sides, {@link ExpectedCeilings}.
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
    private final Optional<WeightedDataSets> dataSets;
    private final Optional<ExcessLoss> excess;
    private final Optional<LossLevels> levels;
    private final ReplicateValues values;
    private final Sampling sampling;
    private final BoundCatalogue bounds;
    private final Estimates estimates;
    private final GuessingRisks guessing;
    private final String boundedRisk;
    private final double alpha;
    private final double cellAlpha;
    private final double batchAlpha;
    private final double leastRisk;
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

    /** What is known of a cell beside its rows. */
    record Parts(
            Cell cell,
            ExactHalf exact,
            GuessingRisks guessing,
            Optional<ExactExpectations> expectations,
            Decomposition decomposition,
            Optional<WeightedDataSets> dataSets,
            Optional<ExcessLoss> excess,
            Optional<LossLevels> levels) {}

    private Comparison(Parts parts, ReplicateValues values, Sampling sampling, long cells, BoundCatalogue bounds) {
        this.cell = parts.cell;
        this.exact = parts.exact;
        this.expectations = parts.expectations;
        this.decomposition = parts.decomposition;
        this.dataSets = parts.dataSets;
        this.excess = parts.excess;
        this.levels = parts.levels;
        this.guessing = parts.guessing;
        this.values = values;
        this.sampling = sampling;
        this.bounds = new BoundCatalogue(
                bounds.floors(),
                bounds.ceilings().stream().filter(this::canBeMade).toList());
        this.estimates = new Estimates(values, sampling.limits());
        this.boundedRisk = matched() ? Quantity.RISK : Quantity.OBSERVABLE_RISK;
        this.alpha = 1 - cell.confidence();
        this.cellAlpha = sampling.left(alpha);
        this.batchAlpha = sampling.left(alpha / (2.0 * cells * Math.max(1, chanceChecks())));
        this.leastRisk = leastRisk(values, exact.bayes().high());
    }

    /** Without a divergence no ceiling can be made but that of held-out labels. */
    private boolean canBeMade(CeilingRule ceiling) {
        return (values.has(Quantity.KL) || ceiling.reads().heldOut())
                && values.has(Quantity.EMPIRICAL_RISK)
                && CeilingInputs.known(ceiling, excess, levels, values);
    }

    /** Checks that can raise a false alarm: they alone share alpha. */
    private int chanceChecks() {
        double delta = cell.bounds().delta();
        int measured = bounds.highProbability().size();
        int budget = decomposition.terms().isPresent() && delta + cell.bounds().eta() < 1
                ? (int) bounds.highProbability().stream()
                        .filter(CeilingRule::fromBudget)
                        .count()
                : 0;
        int expected = expectations.isPresent() ? 0 : (int) fromKl().count();
        boolean byMean = unbiased(Quantity.RISK);
        int floors = (int) exact.floors().floors().stream()
                .filter(floor -> byMean || floor.holds() == Holds.OVER_PRIOR)
                .count();
        return measured + budget + expected + floors;
    }

    private boolean unbiased(String risk) {
        return values.quantity(risk).kind() == Quantity.Kind.UNBIASED;
    }

    /** The result of a cell of a batch of {@code cells} cells. */
    static CellResult of(Parts parts, ReplicateValues values, Sampling sampling, long cells, BoundCatalogue bounds) {
        return new Comparison(parts, values, sampling, cells, bounds).result();
    }

    private CellResult result() {
        exact.floors().floors().forEach(this::checkFloor);
        bounds.highProbability().forEach(this::checkHighProbability);
        decomposition.terms().ifPresent(this::checkHighProbabilityBudgets);
        expectations.ifPresentOrElse(this::checkExpected, this::checkSampledExpected);
        decomposition.terms().ifPresent(this::checkExpectedBudgets);
        double most = ceilings.stream()
                .filter(ceiling -> ceiling.certain() && ceiling.closesTheInterval())
                .mapToDouble(CeilingSummary::value)
                .min()
                .orElse(1);
        Map<String, Estimate> means = new LinkedHashMap<>();
        for (Quantity quantity : values.quantities()) {
            Estimate mean = estimates.of(quantity.name(), alpha);
            means.put(
                    quantity.name(),
                    quantity.name().equals(boundedRisk) || quantity.name().equals(Quantity.OBSERVABLE_RISK)
                            ? mean.atMost(most)
                            : mean);
        }
        return new CellResult(
                cell,
                exact,
                values.size(),
                sampling.reason(),
                sampling.limits(),
                Collections.unmodifiableMap(means),
                exactly(ExactExpectations::risk),
                exactly(ExactExpectations::kl),
                exactly(ExactExpectations::observableRisk),
                List.copyOf(ceilings),
                List.copyOf(checks),
                decomposition,
                waterfall(),
                guessing,
                Distribution.of(values.quantity(Quantity.RISK), estimates.column(Quantity.RISK)));
    }

    private OptionalDouble exactly(ToDoubleFunction<ExactExpectations> mean) {
        return expectations.stream().mapToDouble(mean).findFirst();
    }

    private Waterfall waterfall() {
        if (bounds.ceilings().isEmpty() || !values.has(Quantity.KL)) {
            return Waterfall.of(exact, List.of());
        }
        double empirical = expectations
                .map(ExpectedCeilings::empiricalRisk)
                .orElseGet(() -> Math.min(
                        1, estimates.of(Quantity.EMPIRICAL_RISK, alpha / 3).high()));
        double kl = expectations
                .map(ExpectedCeilings::divergence)
                .orElseGet(() -> estimates.of(Quantity.KL, alpha / 3).high());
        double risk = expectations.map(this::bounded).orElseGet(() -> Estimates.mean(estimates.column(boundedRisk)));
        Waterfall.At at = new Waterfall.At(
                empirical,
                kl,
                risk,
                cell.learner().labels(),
                cell.bounds().delta(),
                cell.bounds().eta(),
                ceilings);
        return Waterfall.of(exact, Waterfall.ceilingSteps(at, decomposition.terms()));
    }

    private void checkFloor(Floor sound) {
        Floor floor = cell.bounds()
                .negativeControl()
                .map(control -> raised(sound, control))
                .orElse(sound);
        String name = Check.floorName(floor.label())
                + cell.bounds().negativeControl().map(NegativeControl::ofFloor).orElse("");
        if (floor.holds() == Holds.OVER_PRIOR) {
            checks.add(Check.floor(
                    name,
                    floor.value(),
                    Power.ofFloor(floor.value(), highest(batchAlpha)),
                    overPrior(floor, batchAlpha),
                    overPrior(floor, cellAlpha)));
            return;
        }
        boolean byMean = unbiased(Quantity.RISK);
        Verdict certain = byMean ? Verdict.INCONCLUSIVE : verdict(floor, leastRisk);
        checks.add(Check.floor(
                name,
                floor.value(),
                powerOf(floor, byMean),
                asPromised(floor, byMean ? byMean(floor, batchAlpha) : certain),
                asPromised(floor, byMean ? byMean(floor, cellAlpha) : certain)));
    }

    private static Floor raised(Floor floor, NegativeControl control) {
        return new Floor(floor.rung(), floor.form(), floor.holds(), control.floor(floor.value()));
    }

    private OptionalDouble powerOf(Floor floor, boolean byMean) {
        if (floor.holds() != Holds.ALWAYS) {
            return OptionalDouble.empty();
        }
        double risk = byMean
                ? Math.min(
                        estimates.of(Quantity.RISK, batchAlpha).high(),
                        exact.bayes().high())
                : leastRisk;
        return Power.ofFloor(floor.value(), risk);
    }

    /**
     * One cell breaks no promise that is not made for every model: on an estimated channel, or a mean over codebooks.
     */
    private static Verdict asPromised(Floor floor, Verdict verdict) {
        return floor.holds() != Holds.ALWAYS && verdict == Verdict.VIOLATED ? Verdict.INCONCLUSIVE : verdict;
    }

    /** Violated if any risk, here the least, lies below the floor by more than rounding. */
    static Verdict verdict(LowerBound floor, double leastRisk) {
        return leastRisk < floor.value() - DataSetCeilings.SLACK ? Verdict.VIOLATED : Verdict.HOLDS;
    }

    /** The least of the Bayes risk and the risks of the replicates, each at its upper end. */
    static double leastRisk(ReplicateValues values, double bayesRisk) {
        double error = values.quantity(Quantity.RISK).error();
        double least = bayesRisk;
        for (double risk : values.column(Quantity.RISK)) {
            least = Math.min(least, risk + error);
        }
        return least;
    }

    /** Each replicate has its own law: single risks and the least risk of who knows the law may lie below. */
    private Verdict overPrior(LowerBound floor, double error) {
        double low = exactly(ExactExpectations::risk)
                .orElseGet(() -> estimates.of(Quantity.RISK, error).low());
        return Verdict.of(verdict(floor, highest(error)) == Verdict.VIOLATED, verdict(floor, low) == Verdict.HOLDS);
    }

    /** Above what the mean risk does not lie. */
    private double highest(double error) {
        double known = exactly(ExactExpectations::risk).orElse(1);
        return Math.min(estimates.of(Quantity.RISK, error).high(), known);
    }

    /** An unbiased risk may lie below a floor by chance, its mean may not. */
    private Verdict byMean(LowerBound floor, double error) {
        Estimate mean = estimates.of(Quantity.RISK, error);
        return Verdict.of(
                verdict(floor, Math.min(mean.high(), exact.bayes().high())) == Verdict.VIOLATED,
                verdict(floor, Math.max(mean.low(), exact.bayes().low())) == Verdict.HOLDS);
    }

    private void checkHighProbability(CeilingRule ceiling) {
        double[] kl = values.has(Quantity.KL) ? estimates.column(Quantity.KL) : new double[values.size()];
        checkFailures(
                ceiling, CeilingSummary.MEASURED, r -> kl[r], cell.bounds().delta());
    }

    /** K/eta for the KL of every data set: the ceiling may fail at the rate delta + eta. */
    private void checkHighProbabilityBudgets(KlTerms terms) {
        double delta = cell.bounds().delta();
        MarkovBudget budget = new MarkovBudget(terms.budget(), cell.bounds().eta());
        for (CeilingRule ceiling : bounds.highProbability().stream()
                .filter(CeilingRule::fromBudget)
                .toList()) {
            checkFailures(ceiling, CeilingSummary.BUDGET, r -> budget.divergence(), budget.failureRate(delta));
        }
    }

    /**
     * The risk may lie above its ceiling in a share of the data sets that is allowed, then by at most 1: the mean risk
     * is at most the mean ceiling and that share. A ceiling that may always fail holds.
     */
    private Verdict byMean(double[] ofReplicates, String bounded, double allowed, double error) {
        if (allowed >= 1) {
            return Verdict.HOLDS;
        }
        Interval ceiling = sampling.limits().mean(ofReplicates, new Interval(0, 1), error / 2);
        Estimate risk = estimates.of(bounded, error / 2);
        return Verdict.of(
                risk.low() > ceiling.high() + allowed + DataSetCeilings.SLACK, risk.high() <= ceiling.low() + allowed);
    }

    private void checkFailures(CeilingRule ceiling, String kl, IntToDoubleFunction divergence, double allowed) {
        CeilingInputs inputs = new CeilingInputs(cell, excess, levels, estimates::column);
        double[] ofReplicates = inputs.values(ceiling, divergence);
        String risk = bounded(ceiling);
        if (unbiased(risk)) {
            add(
                    DataSetCeilings.summary(
                            ceiling, kl, ofReplicates, allowed, Optional.empty(), sampling.limits(), alpha),
                    new Check.Judgment(
                            byMean(ofReplicates, risk, allowed, batchAlpha),
                            byMean(ofReplicates, risk, allowed, cellAlpha),
                            OptionalDouble.empty()));
            return;
        }
        double[] risks = estimates.column(risk);
        double error = values.quantity(risk).error();
        FailureRate rate =
                new FailureRate(DataSetCeilings.failures(ofReplicates, risks, error), values.size(), sampling.limits());
        Verdict verdict = rate.verdict(allowed, batchAlpha);
        Interval limits = rate.limits(alpha);
        FailureCheck failures = new FailureCheck(
                (int) rate.failures(),
                allowed,
                limits.low(),
                limits.high(),
                verdict == Verdict.INCONCLUSIVE
                        ? rate.replicatesToDecide(allowed, secondLook())
                        : OptionalLong.empty());
        long tooMany = FailureRate.leastTooMany(values.size(), sampling.limits(), allowed, batchAlpha);
        Check.Judgment judgment = new Check.Judgment(
                verdict,
                rate.verdict(allowed, cellAlpha),
                Power.ofFailures(ofReplicates, inputs.anchors(ceiling), risks, error, tooMany));
        add(
                DataSetCeilings.summary(
                        ceiling, kl, ofReplicates, allowed, Optional.of(failures), sampling.limits(), alpha),
                judgment.with(
                        kl.equals(CeilingSummary.MEASURED) ? moment(ceiling, inputs) : Optional.empty(),
                        batchAlpha,
                        cellAlpha));
    }

    /** What the data sets, all of them where they are few, say of the theorem. */
    private Optional<MomentCheck> moment(CeilingRule ceiling, CeilingInputs inputs) {
        if (ceiling instanceof LevelsRule rule) {
            return Optional.of(MomentCheck.of(inputs.exponents(rule, paidKl())));
        }
        long labels = cell.learner().labels();
        return values.quantity(boundedRisk).error() > 0
                ? Optional.empty()
                : cell.bounds()
                        .theorem(ceiling, labels)
                        .map(theorem -> dataSets.filter(all -> ceiling.reads() == CeilingRule.Reads.EMPIRICAL_RISK)
                                .map(all -> MomentCheck.of(
                                        theorem,
                                        labels,
                                        all,
                                        MomentCheck.placeOf(boundedRisk),
                                        cell.bounds().paid(1)))
                                .orElseGet(() -> MomentCheck.of(
                                        theorem,
                                        labels,
                                        inputs.read(ceiling),
                                        inputs.bounded(ceiling, estimates.column(boundedRisk)),
                                        inputs.rounding(ceiling),
                                        paidKl())));
    }

    private double[] paidKl() {
        return Arrays.stream(estimates.column(Quantity.KL))
                .map(cell.bounds()::paid)
                .toArray();
    }

    /** Of which policy a ceiling bounds the risk: of that of all labels, of that of half of them, or of one drawn. */
    private String bounded(CeilingRule ceiling) {
        return switch (ceiling.reads()) {
            case HELD_OUT_RISK -> Quantity.HOLD_OUT_RISK;
            case HELD_OUT_ERRORS -> Quantity.DRAWN_RISK;
            default -> boundedRisk;
        };
    }

    /** The error rate that a later run has for its verdicts. */
    private double secondLook() {
        return sampling.earlierLook() ? batchAlpha : batchAlpha / 2;
    }

    private boolean matched() {
        return cell.learner().observed().matched();
    }

    /** The mean of the risk that the ceilings bound. */
    private double bounded(ExactExpectations exactly) {
        return matched() ? exactly.risk() : exactly.observableRisk();
    }

    /** What guessing reaches, of the risk that the ceilings bound; 1 where it is not known. */
    private double blind() {
        return guessing.bounded().orElse(matched() ? guessing.blind().orElse(1) : 1);
    }

    private Stream<ExpectedCeilings> expected() {
        return bounds.expected().stream()
                .map(rule -> new ExpectedCeilings(rule, cell.learner().labels(), excess, cell.bounds()));
    }

    private Stream<ExpectedCeilings> fromKl() {
        return expected().filter(ceiling -> ceiling.rule().fromBudget());
    }

    private void checkExpected(ExactExpectations e) {
        expected().filter(ceiling -> ceiling.known(e, decomposition.terms())).forEach(ceiling -> {
            CeilingSummary summary = ceiling.exactSummary(e, decomposition.terms());
            Verdict verdict = ExpectedCeilings.exactVerdict(bounded(e), summary.value());
            // a sampled limit may be wrong: it convicts at its own confidence, which is that of the cell, and at no
            // higher one
            boolean certain = summary.certain() || verdict != Verdict.VIOLATED;
            add(
                    summary,
                    new Check.Judgment(
                            certain ? verdict : Verdict.INCONCLUSIVE,
                            verdict,
                            ExpectedCeilings.power(e, summary, bounded(e))));
        });
    }

    private void checkSampledExpected() {
        fromKl().forEach(ceiling -> add(
                ceiling.sampledSummary(estimates, alpha),
                new Check.Judgment(
                        ceiling.sampledVerdict(estimates, boundedRisk, batchAlpha),
                        ceiling.sampledVerdict(estimates, boundedRisk, cellAlpha),
                        ceiling.power(estimates, boundedRisk, batchAlpha))));
    }

    /** Where there is a budget E KL is exact, so the exact mean risk decides. */
    private void checkExpectedBudgets(KlTerms terms) {
        expectations.ifPresent(e -> fromKl().forEach(ceiling -> {
            CeilingSummary summary = ceiling.budgetSummary(e, terms);
            Verdict verdict = ExpectedCeilings.exactVerdict(bounded(e), summary.value());
            add(summary, new Check.Judgment(verdict, verdict, ExpectedCeilings.power(e, summary, bounded(e))));
        }));
    }

    private void add(CeilingSummary summary, Check.Judgment judgment) {
        ceilings.add(summary);
        // under a negative control the name says what was left out
        String bound = summary.column()
                + cell.bounds()
                        .negativeControl()
                        .map(control -> control.ofCeiling(summary.kind().equals(CeilingSummary.EXPECTED)))
                        .orElse("");
        checks.add(Check.ceiling(bound, summary, judgment, blind(), matched()));
    }
}
