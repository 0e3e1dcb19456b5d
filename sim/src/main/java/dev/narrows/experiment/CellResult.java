package dev.narrows.experiment;

import dev.narrows.bound.LowerBound;
import dev.narrows.bound.Tightness;
import dev.narrows.budget.Decomposition;
import dev.narrows.scenario.Cell;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Everything a run says of one cell.
 *
 * @param cell the cell
 * @param exact capacities, floors, Bayes risk
 * @param replicates how many replicates were made
 * @param stopReason why no more were made
 * @param limits when limits and verdicts hold: at any stopping time with a precision, or after an earlier look
 * @param risk mean risk over data sets, with its interval
 * @param empiricalRisk mean empirical risk, with its interval
 * @param kl mean KL of the posterior from the prior in nats, with its interval
 * @param riskExact exact E R over data sets; empty where the family has none
 * @param klExact exact E KL in nats; empty where the family has none
 * @param observableRisk mean risk under the observable loss, with its interval; the risk itself unless that is a proxy
 * @param observableRiskExact exact mean of that; empty where the family has none
 * @param ceilings every ceiling, high-probability ones first
 * @param checks the verdict on every bound: floors, then ceilings
 * @param decomposition where E KL comes from, and the channel budget
 * @param waterfall from the paper's interval to the truth, step by step
 * @param guessing the risks without any label
 */
public record CellResult(Cell cell, ExactHalf exact, int replicates, StopReason stopReason, Limits limits,
        Estimate risk, Estimate empiricalRisk, Estimate kl, OptionalDouble riskExact, OptionalDouble klExact,
        Estimate observableRisk, OptionalDouble observableRiskExact, List<CeilingSummary> ceilings, List<Check> checks,
        Decomposition decomposition, Waterfall waterfall, GuessingRisks guessing) implements CellOutcome {

    /**
     * The ceiling of one name, with the measured KL.
     *
     * @param name for example {@code kl} or {@code expected-kl}
     * @return its summary
     * @throws java.util.NoSuchElementException if no ceiling has the name
     */
    public CeilingSummary ceiling(String name) {
        return ceilings.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * The value of a ceiling, where the cell has it.
     *
     * @param name for example {@code kl} or {@code expected-kl}
     * @param kl what it rests on: {@link CeilingSummary#MEASURED} or {@link CeilingSummary#BUDGET}
     * @return its value, or its mean over data sets; empty where its information is not known, or there is no budget
     */
    public OptionalDouble ceiling(String name, String kl) {
        return ceilings.stream().filter(c -> c.name().equals(name) && c.kl().equals(kl))
                .mapToDouble(CeilingSummary::value).findFirst();
    }

    /**
     * The least valid ceiling over the mean risk (with a proxy, over that under the proxy loss): with {@code floor_best} the
     * interval of the cell.
     *
     * @return the least expected ceiling
     */
    public CeilingSummary ceilingExpected() {
        return ceilings.stream().filter(c -> c.kind().equals(CeilingSummary.EXPECTED))
                .min((a, b) -> Double.compare(a.value(), b.value())).orElseThrow();
    }

    /**
     * The mean risk as well as it is known.
     *
     * @return the exact one where there is one, else the mean over replicates
     */
    public double riskBestKnown() {
        return riskExact.orElse(risk.mean());
    }

    /**
     * How tight the interval between a floor and the least expected ceiling is, at the mean risk as well as it is known.
     *
     * @param floor a floor of the cell
     * @return floor/R*, R* / E R, E R/ceiling; the first two undefined at R* = 0, the last where
     *     the ceiling is not on the true risk
     */
    public Tightness tightness(LowerBound floor) {
        Tightness tightness =
                Tightness.of(floor, Math.min(1, exact.bayesRisk()), Math.min(1, riskBestKnown()), ceilingExpected()::value);
        return matched() ? tightness
                : new Tightness(tightness.floorToBayes(), tightness.bayesToRisk(), OptionalDouble.empty());
    }

    /**
     * How much of the range from blind risk to Bayes risk a ceiling lies above the mean risk as well as it is known.
     *
     * @param ceiling a ceiling of the cell
     * @return {@code (ceiling - E R)/(blind - R*)}; undefined where labels are of no use or the ceiling is not on the
     *     true risk
     */
    public OptionalDouble gap(CeilingSummary ceiling) {
        return matched() ? Tightness.gap(ceiling::value, Math.min(1, riskBestKnown()), guessing.blind(),
                Math.min(1, exact.bayesRisk())) : OptionalDouble.empty();
    }

    /**
     * Whether the ceilings bound the true risk.
     *
     * @return false with a proxy, of which they bound the risk under the proxy loss
     */
    public boolean matched() {
        return cell.learner().observable().matched();
    }

    /**
     * The verdict on all matched bounds together: shown, counted, and what decides the exit code.
     *
     * @return violated if one is at the batch's confidence, else inconclusive if one is, else holds
     */
    public Verdict verdict() {
        return Verdict.of(checks.stream().filter(Check::matched).map(Check::verdict).toList());
    }

    /**
     * The same at the scenario's own confidence, as if each bound of each cell were alone.
     *
     * @return violated if one is, else inconclusive if one is, else holds
     */
    public Verdict cellVerdict() {
        return Verdict.of(checks.stream().filter(Check::matched).map(Check::cellVerdict).toList());
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
