package dev.narrows.experiment;

import dev.narrows.bound.CeilingRule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One ceiling over the replicates of a cell.
 *
 * <p>A high-probability ceiling bounds the risk of the posterior of one data set: {@code value} is its mean over data
 * sets with an interval of that mean, {@code failures} counts the data sets in which it lay below the true risk, with
 * the limits of the failure rate ({@link FailureRate}). An expected ceiling bounds the mean risk over data sets:
 * {@code value} comes from the exact expectations where the family has them, else from the upper confidence limits of E
 * Rhat and E KL.
 *
 * @param name name of the bound
 * @param reads of which mean over the labels it is made
 * @param kl which KL it rests on
 * @param kind "high-probability" or "expected"
 * @param confidence promised confidence, {@code 1 - delta} or {@code 1 - delta - eta}; of an expected ceiling that of
 *     the limits it is made of, empty where it is certain
 * @param value the ceiling, in [0, 1]
 * @param low lower limit of a high-probability ceiling's mean; an expected one made of lower limits; value where exact
 * @param high upper limit of a high-probability ceiling's mean; value for an expected one
 * @param failures the replicates in which the risk lay above the ceiling, and the limits of their rate; empty for an
 *     expected ceiling, and where the risk of a replicate is only estimated
 */
public record CeilingSummary(
        String name,
        CeilingRule.Reads reads,
        String kl,
        String kind,
        OptionalDouble confidence,
        double value,
        double low,
        double high,
        Optional<FailureCheck> failures) {

    /** The kind of a ceiling on one data set's risk. */
    public static final String HIGH_PROBABILITY = "high-probability";
    /** The kind of a ceiling on the mean risk. */
    public static final String EXPECTED = "expected";
    /** The KL that was measured, as against one that the channel's capacity allows. */
    public static final String MEASURED = "measured";

    /** The KL that the channel allows: the channel budget K, divided by eta in a high-probability ceiling. */
    public static final String BUDGET = "budget";

    /** Whether it bounds the mean risk with certainty: made of exact expectations and exact limits. */
    boolean certain() {
        return kind.equals(EXPECTED) && confidence.isEmpty();
    }

    /** Whether it bounds the mean risk and does not presume that R* is known: who knows R* needs no interval of it. */
    boolean closesTheInterval() {
        return kind.equals(EXPECTED) && reads == CeilingRule.Reads.EMPIRICAL_RISK;
    }

    /**
     * The name under which verdicts list this ceiling.
     *
     * @return for example {@code ceiling_kl_measured}, as the column of points.csv
     */
    public String column() {
        return column(name, kl);
    }

    /**
     * The name under which verdicts and columns list a ceiling.
     *
     * @param name name of the bound
     * @param kl which KL it rests on
     * @return for example {@code ceiling_kl_measured}
     */
    public static String column(String name, String kl) {
        return "ceiling_" + name.replace('-', '_') + "_" + kl;
    }
}
