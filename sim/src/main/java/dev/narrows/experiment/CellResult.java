package dev.narrows.experiment;

import dev.narrows.bound.LowerBound;
import dev.narrows.bound.Tightness;
import dev.narrows.budget.Decomposition;
import dev.narrows.estimate.Interval;
import dev.narrows.estimate.StudentInterval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.scenario.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Everything a run says of one cell.
 *
 * @param cell the cell
 * @param exact capacities, floors, Bayes risk
 * @param replicates how many replicates were made
 * @param stopReason why no more were made
 * @param limits when limits and verdicts hold: at any stopping time with a precision, or after an earlier look
 * @param means the mean of every quantity of the family over data sets, by name, with its interval
 * @param riskExact exact E R over data sets; empty where the family has none
 * @param klExact exact E KL in nats; empty where the family has none
 * @param observableRiskExact exact mean over data sets of the risk under the observable loss; empty where the family
 *     has none
 * @param ceilings every ceiling, high-probability ones first
 * @param checks the verdict on every bound: floors, then ceilings
 * @param decomposition where E KL comes from, and the channel budget
 * @param waterfall from the paper's interval to the truth, step by step
 * @param guessing the risks without any label
 * @param riskDistribution the risk over data sets beside its mean
 */
public record CellResult(
        Cell cell,
        ExactHalf exact,
        int replicates,
        StopReason stopReason,
        Limits limits,
        Map<String, Estimate> means,
        OptionalDouble riskExact,
        OptionalDouble klExact,
        OptionalDouble observableRiskExact,
        List<CeilingSummary> ceilings,
        List<Check> checks,
        Decomposition decomposition,
        Waterfall waterfall,
        GuessingRisks guessing,
        Distribution riskDistribution)
        implements CellOutcome {

    /**
     * Mean risk over data sets, with its interval.
     *
     * @return that of {@link Quantity#RISK}
     */
    public Estimate risk() {
        return means.get(Quantity.RISK);
    }

    /**
     * Mean risk under the observable loss, with its interval.
     *
     * @return the risk itself where the family has no other
     */
    public Estimate observableRisk() {
        return means.getOrDefault(Quantity.OBSERVABLE_RISK, risk());
    }

    /**
     * The mean of a quantity.
     *
     * @param name its name
     * @return its mean with its interval; empty where the family does not have it
     */
    public Optional<Estimate> mean(String name) {
        return Optional.ofNullable(means.get(name));
    }

    /**
     * A number of the mean of a quantity.
     *
     * @param name its name
     * @param number which
     * @return the number; empty where the family does not have the quantity
     */
    public OptionalDouble mean(String name, ToDoubleFunction<Estimate> number) {
        return mean(name).stream().mapToDouble(number).findFirst();
    }

    /**
     * The lower end of Student's interval of the mean risk, a description beside the limits of {@link #risk}.
     *
     * @return at the confidence of the cell; empty where the number of replicates was not fixed beforehand, or is 1
     */
    public OptionalDouble studentLow() {
        return student(Interval::low);
    }

    /**
     * The upper end of Student's interval of the mean risk.
     *
     * @return as {@link #studentLow}
     */
    public OptionalDouble studentHigh() {
        return student(Interval::high);
    }

    private OptionalDouble student(ToDoubleFunction<Interval> end) {
        OptionalDouble error = risk().standardError();
        return limits == Limits.FIXED && replicates > 1 && error.isPresent()
                ? OptionalDouble.of(end.applyAsDouble(
                        StudentInterval.of(risk().mean(), error.getAsDouble(), replicates, cell.confidence())))
                : OptionalDouble.empty();
    }

    /**
     * The ceiling of one name, with the measured KL.
     *
     * @param name for example {@code kl} or {@code expected-kl}
     * @return its summary
     * @throws java.util.NoSuchElementException if no ceiling has the name
     */
    public CeilingSummary ceiling(String name) {
        return findCeiling(name).orElseThrow();
    }

    /**
     * The ceiling of one name, with the measured KL, where the cell has it.
     *
     * @param name for example {@code kl} or {@code expected-kl}
     * @return its summary; empty if no ceiling has the name
     */
    public Optional<CeilingSummary> findCeiling(String name) {
        return ceilings.stream().filter(ceiling -> ceiling.name().equals(name)).findFirst();
    }

    /**
     * The value of a ceiling, where the cell has it.
     *
     * @param name for example {@code kl} or {@code expected-kl}
     * @param kl what it rests on: {@link CeilingSummary#MEASURED} or {@link CeilingSummary#BUDGET}
     * @return its value, or its mean over data sets; empty where its information is not known, or there is no budget
     */
    public OptionalDouble ceiling(String name, String kl) {
        return ceilings.stream()
                .filter(ceiling -> ceiling.name().equals(name) && ceiling.kl().equals(kl))
                .mapToDouble(CeilingSummary::value)
                .findFirst();
    }

    /**
     * The least valid ceiling over the mean risk (with a proxy, over that under the proxy loss) that does not presume
     * R*: with {@code floor_best} the interval of the cell.
     *
     * @return the least expected ceiling; empty where there is none
     */
    public Optional<CeilingSummary> ceilingExpected() {
        return ceilings.stream()
                .filter(CeilingSummary::closesTheInterval)
                .min(Comparator.comparingDouble(CeilingSummary::value));
    }

    /**
     * The mean risk as well as it is known.
     *
     * @return the exact one where there is one, else the mean over replicates
     */
    public double riskBestKnown() {
        return riskExact.orElse(risk().mean());
    }

    /**
     * How tight the interval between a floor and the least expected ceiling is, at the mean risk as well as it is
     * known.
     *
     * @param floor a floor of the cell
     * @return floor/R*, R* / E R, E R/ceiling; the first two undefined where R* is 0 or not known, the last where there
     *     is no ceiling on the true risk
     */
    public Tightness tightness(LowerBound floor) {
        OptionalDouble bayes = exact.bayesRisk();
        Optional<CeilingSummary> ceiling = ceilingExpected().filter(c -> matched());
        Tightness all = Tightness.of(
                floor,
                Math.min(1, bayes.orElse(0)),
                risk(riskBestKnown()),
                () -> ceiling.map(CeilingSummary::value).orElse(1.0));
        return new Tightness(
                all.floorToBayes(),
                all.bayesToRisk(),
                ceiling.isPresent() ? all.riskToCeiling() : OptionalDouble.empty());
    }

    private static double risk(double value) {
        return Math.max(0, Math.min(1, value));
    }

    /**
     * How much of the range from blind risk to Bayes risk a ceiling lies above the mean risk as well as it is known.
     *
     * @param ceiling a ceiling of the cell
     * @return {@code (ceiling - E R)/(blind - R*)}; undefined where labels are of no use, blind or Bayes risk are not
     *     known, or the ceiling is not on the true risk
     */
    public OptionalDouble gap(CeilingSummary ceiling) {
        if (!matched() || guessing.blind().isEmpty() || exact.bayesRisk().isEmpty()) {
            return OptionalDouble.empty();
        }
        return Tightness.gap(
                ceiling::value,
                risk(riskBestKnown()),
                guessing.blind().getAsDouble(),
                risk(exact.bayesRisk().getAsDouble()));
    }

    /**
     * Whether the ceilings bound the true risk.
     *
     * @return false with a proxy, of which they bound the risk under the proxy loss
     */
    public boolean matched() {
        return cell.learner().observed().matched();
    }

    /**
     * The verdict on all matched bounds together: shown, counted, and what decides the exit code.
     *
     * @return violated if one is at the batch's confidence, else inconclusive if one is, else holds
     */
    public Verdict verdict() {
        return Verdict.of(
                checks.stream().filter(Check::matched).map(Check::verdict).toList());
    }

    /**
     * The same at the scenario's own confidence, as if each bound of each cell were alone.
     *
     * @return violated if one is, else inconclusive if one is, else holds
     */
    public Verdict cellVerdict() {
        return Verdict.of(
                checks.stream().filter(Check::matched).map(Check::cellVerdict).toList());
    }

    /**
     * Whether even the best floor says nothing.
     *
     * @return true if {@code floor_best} is 0
     */
    public boolean vacuousFloor() {
        return exact.floors().best().value() <= 0;
    }
}
