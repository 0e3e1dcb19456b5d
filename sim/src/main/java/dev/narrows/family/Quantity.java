package dev.narrows.family;

import dev.narrows.estimate.Interval;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One number that each replicate has.
 *
 * @param name snake_case; {@link #RISK}, {@link #OBSERVABLE_RISK}, {@link #EMPIRICAL_RISK} and {@link #KL} have a
 *     meaning to the bounds, others are described
 * @param range where its values lie, whatever the data: intervals of its mean are scaled by it
 * @param kind how it is related to what it stands for
 * @param error largest distance from that of a {@link Kind#BOUNDED} value, else 0
 */
public record Quantity(String name, Interval range, Kind kind, double error) {
    /** The true risk of the policy that was trained on the replicate's data: every family has it, first. */
    public static final String RISK = "risk";
    /** Its risk under the loss that the learner sees; the true risk where a family does not have it. */
    public static final String OBSERVABLE_RISK = "observable_risk";
    /** Its risk on the data. */
    public static final String EMPIRICAL_RISK = "empirical_risk";
    /** The risk on the data of the policy of least risk, {@link Trials#excess()}: its mean is R*. */
    public static final String EMPIRICAL_BAYES_RISK = "empirical_bayes_risk";
    /** The least risk of any policy if contexts came as in the data, {@link Trials#excess()}: its mean is R*. */
    public static final String CONTEXT_BAYES_RISK = "context_bayes_risk";
    /** The risk of the policy of a part of the labels that the ceilings bound, where the others are held out. */
    public static final String HOLD_OUT_RISK = "hold_out_risk";
    /** Its risk on the labels that are held out. */
    public static final String HOLD_OUT_EMPIRICAL_RISK = "hold_out_empirical_risk";
    /** The risk of one policy drawn from that of half the labels, where its loss is 0 or 1. */
    public static final String DRAWN_RISK = "drawn_risk";
    /** The share of the labels held out on which that is wrong. */
    public static final String HELD_OUT_ERRORS = "held_out_errors";
    /** Begins the names of the shares of labels on which its loss reaches a level, {@link Trials#levels()}. */
    private static final String LEVEL_EMPIRICAL_SHARE = "level_empirical_share_";

    private static final String LEVEL_SHARE = "level_share_";
    /** The divergence of the posterior from the prior, nats. */
    public static final String KL = "kl";

    /** The most that a family may declare. */
    public static final int MOST = 64;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");

    /** Rounding allowed of a value at an end of its range, relative and absolute: that of the intervals of means. */
    private static final double SLACK = 1e-12;

    /** How a value is related to what it stands for. */
    public enum Kind {
        /** It is that, up to rounding. */
        EXACT,
        /** Its expectation is that: it is judged by its mean. */
        UNBIASED,
        /** It is within the error of that: it is judged by the safe end. */
        BOUNDED
    }

    /**
     * A quantity.
     *
     * @param name snake_case
     * @param range where its values lie, finite
     * @param kind how it is related to what it stands for
     * @param error largest distance from that
     * @throws IllegalArgumentException if the name is not snake_case, the range is not finite, or the error is
     *     negative, or not 0 where the kind is not bounded
     */
    public Quantity {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: " + name + ", must be " + NAME.pattern());
        }
        if (!Double.isFinite(range.low()) || !Double.isFinite(range.high())) {
            throw new IllegalArgumentException(name + ": range " + range + ", must be finite");
        }
        if (!(error >= 0) || error > 0 && kind != Kind.BOUNDED) {
            throw new IllegalArgumentException(
                    name + ": error " + error + ", must be 0, or at least 0 for a bounded value");
        }
    }

    /**
     * A quantity that is what it stands for.
     *
     * @param name snake_case
     * @param range where its values lie
     * @return the quantity
     */
    public static Quantity exact(String name, Interval range) {
        return new Quantity(name, range, Kind.EXACT, 0);
    }

    /**
     * The name of the share of its labels on which the loss of the policy reaches a level.
     *
     * @param j 1..K
     * @return snake_case
     */
    public static String levelEmpiricalShare(int j) {
        return LEVEL_EMPIRICAL_SHARE + j;
    }

    /**
     * The name of the probability that the loss of the policy reaches a level on a label.
     *
     * @param j 1..K
     * @return snake_case
     */
    public static String levelShare(int j) {
        return LEVEL_SHARE + j;
    }

    /**
     * Whether a replicate may have this value.
     *
     * @param value a value, which may be NaN
     * @return whether it lies in the range, up to a rounding of 1e-12
     */
    public boolean allows(double value) {
        double slack = SLACK * Math.max(1, Math.max(Math.abs(range.low()), Math.abs(range.high())));
        return value >= range.low() - slack && value <= range.high() + slack;
    }

    /**
     * Checks what a family declares of its replicates.
     *
     * @param quantities in the order of a row: 1 to {@link #MOST} of different names, {@link #RISK} first, and
     *     {@link #OBSERVABLE_RISK} among them where the ceilings bound another risk than the true one
     * @param observed the loss that the learner sees
     * @throws IllegalArgumentException if they are not that
     */
    public static void requireDeclared(List<Quantity> quantities, Observed observed) {
        List<String> names = quantities.stream().map(Quantity::name).toList();
        Set<String> different = new HashSet<>(names);
        if (names.isEmpty() || !names.get(0).equals(RISK)) {
            throw new IllegalArgumentException("quantities: " + names + ", must begin with " + RISK);
        }
        if (names.size() > MOST || different.size() < names.size()) {
            throw new IllegalArgumentException("quantities: " + names + ", must be at most " + MOST + ", each once");
        }
        if (!observed.matched() && !different.contains(OBSERVABLE_RISK)) {
            throw new IllegalArgumentException("quantities: " + names + ", must have " + OBSERVABLE_RISK
                    + " where the loss that the learner sees is not the one that counts");
        }
    }
}
