package dev.narrows.experiment;

import dev.narrows.bound.Floor;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The verdict on one bound of one cell.
 *
 * @param bound name of the bound
 * @param kind "floor", "high-probability" or "expected"
 * @param value the bound; of a high-probability ceiling its mean over replicates
 * @param low lower limit of the value; the value where it is exact
 * @param high upper limit of the value; the value where it is exact
 * @param failures failures of a high-probability ceiling
 * @param moment what the data sets say of the theorem under a high-probability ceiling from the measured KL; empty for
 *     another bound, where the ceiling does not say which theorem that is, and where risks are only estimated
 * @param power how much it would have to be broken for the run to say {@code violated}: {@link Power}; empty where
 *     nothing would
 * @param verdict the verdict: at the confidence divided over all checks of the batch that chance may decide
 *     (Bonferroni); it is shown, counted, and decides the exit code
 * @param cellVerdict the verdict at the scenario's own confidence, as if the cell and the bound were alone
 * @param vacuous whether the bound says nothing: a floor of 0, a ceiling at or above the risk of guessing without a
 *     label, or one that may always fail (delta + eta of 1 or more)
 * @param matched whether the bound is on the true risk; where it is not, it is held against the risk that it is on,
 *     that under the proxy loss, and its verdict counts for nothing else
 */
public record Check(
        String bound,
        String kind,
        double value,
        double low,
        double high,
        Optional<FailureCheck> failures,
        Optional<MomentCheck> moment,
        OptionalDouble power,
        Verdict verdict,
        Verdict cellVerdict,
        boolean vacuous,
        boolean matched) {
    /** The kind of a lower bound on every risk. */
    static final String FLOOR = "floor";
    /**
     * The name under which verdicts and columns list a floor.
     *
     * @param label its {@link Floor#label() label}
     * @return for example {@code floor_sharp_fano_total_averaged}
     */
    public static String floorName(String label) {
        return "floor_" + label.replace('/', '_').replace('-', '_');
    }

    static Check floor(String bound, double value, OptionalDouble power, Verdict verdict, Verdict cellVerdict) {
        return new Check(
                bound,
                FLOOR,
                value,
                value,
                value,
                Optional.empty(),
                Optional.empty(),
                power,
                verdict,
                cellVerdict,
                value <= 0,
                true);
    }

    /** {@code blindRisk}: the least of the risk that the ceiling bounds without a label. */
    static Check ceiling(String bound, CeilingSummary of, Judgment judgment, double blindRisk, boolean matched) {
        return new Check(
                bound,
                of.kind(),
                of.value(),
                of.low(),
                of.high(),
                of.failures(),
                judgment.moment,
                judgment.power,
                judgment.verdict,
                judgment.cellVerdict,
                of.value() >= Math.min(1, blindRisk) || of.confidence().orElse(1) <= 0,
                matched);
    }

    /** What was found of a ceiling. */
    record Judgment(Verdict verdict, Verdict cellVerdict, OptionalDouble power, Optional<MomentCheck> moment) {
        Judgment(Verdict verdict, Verdict cellVerdict, OptionalDouble power) {
            this(verdict, cellVerdict, power, Optional.empty());
        }

        /** The same where the theorem decides too, with the half of an error rate that failures leave. */
        Judgment with(Optional<MomentCheck> moment, double batchAlpha, double cellAlpha) {
            return new Judgment(
                    moment.filter(it -> it.violated(batchAlpha / 2)).isPresent() ? Verdict.VIOLATED : verdict,
                    moment.filter(it -> it.violated(cellAlpha / 2)).isPresent() ? Verdict.VIOLATED : cellVerdict,
                    power,
                    moment);
        }
    }
}
