package dev.narrows.bound;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * A ceiling over the risk of a posterior: one of Narrows' own or a user's. It is a function of an empirical risk and an
 * information about the posterior; {@link #needs} says which, and with it whether the ceiling is one on the risk of
 * each data set ({@link Holds#WITH_PROBABILITY}), held against delta by its failures over the replicates, or one on the
 * mean risk over data sets ({@link Holds#IN_EXPECTATION}), held against that.
 *
 * <p>A user's ceiling is a public class with a public constructor without arguments, listed in
 * {@code META-INF/services/dev.narrows.bound.CeilingRule} on the class path.
 */
public interface CeilingRule extends BoundRule {
    /** Which information about the posterior a ceiling is made of, in nats. */
    enum Needs {
        /** KL(Q_D||P) of each data set D. */
        KL,
        /** E KL(Q_D||P) over data sets. */
        EXPECTED_KL,
        /** A number not below I(theta;D): from the factors of the policy where it is a product, else E KL. */
        FACTORED_INFORMATION,
        /** The least number known not to be below I(theta;D). */
        INFORMATION,
        /** I_1, what one label tells of its own action, at most I(theta;D)/m. */
        LABEL_INFORMATION;

        /**
         * Whether a number not below the KL, such as the channel budget or a confidence limit, may stand for it.
         *
         * @return false for those that are more than the KL tells
         */
        public boolean fromKl() {
            return this != INFORMATION && this != LABEL_INFORMATION;
        }

        /** When a ceiling that is made of it holds. */
        Holds holds() {
            return this == KL ? Holds.WITH_PROBABILITY : Holds.IN_EXPECTATION;
        }
    }

    /** Of which mean over the labels a ceiling is made, beside the information. */
    enum Reads {
        /** Rhat(Q), the empirical risk under the observable loss. */
        EMPIRICAL_RISK,
        /** The mean excess loss as a fraction of the largest, R* known: an {@link ExcessRule}. */
        EXCESS,
        /** The same, R* estimated from the same labels: an {@link ExcessRule}. */
        EXCESS_ESTIMATED,
        /**
         * The risk of the posterior of some labels on the others: its m are the others, the information is not used.
         */
        HELD_OUT_RISK,
        /** The share of the others on which one policy drawn from that posterior is wrong, its loss being 0 or 1. */
        HELD_OUT_ERRORS,
        /** The shares of labels on which the loss reaches each of its levels: a {@link LevelsRule}. */
        LEVELS;

        /**
         * Whether it is of labels that had no part in training.
         *
         * @return true for a risk and for errors on held-out labels
         */
        public boolean heldOut() {
            return this == HELD_OUT_RISK || this == HELD_OUT_ERRORS;
        }
    }

    /** The ceiling at fixed m and delta. */
    @FunctionalInterface
    interface Curve {
        /**
         * The ceiling; it decreases in neither argument wherever it is below 1. Called from several threads.
         *
         * @param empiricalRisk what {@link CeilingRule#reads} names, or its mean over data sets, in [0, 1]
         * @param information what {@link CeilingRule#needs} names, in [0, infinity], nats
         * @return the ceiling, in [0, 1], rounded up
         */
        double at(double empiricalRisk, double information);
    }

    /** Makes a curve. */
    @FunctionalInterface
    interface Maker {
        /**
         * The curve at fixed m and delta.
         *
         * @param labels m, labels in the data set
         * @param delta allowed failure rate, in (0, 1]; a ceiling in expectation makes no use of it
         * @param grid the values of Catoni's parameter
         * @return the curve
         */
        Curve of(long labels, double delta, CatoniGrid grid);
    }

    /** The moment inequality that a ceiling over each data set's risk rests on. */
    @FunctionalInterface
    interface Theorem {
        /**
         * The inequality at m labels.
         *
         * @param labels m, labels in the data set
         * @param grid the values of Catoni's parameter
         * @return the inequality
         */
        MomentInequality of(long labels, CatoniGrid grid);
    }

    /**
     * The moment inequality that it rests on: with it the replicates of a run are held against the theorem itself.
     *
     * @param labels m, labels in the data set
     * @param grid the values of Catoni's parameter
     * @return empty unless overridden
     */
    default Optional<MomentInequality> moment(long labels, CatoniGrid grid) {
        return Optional.empty();
    }

    /**
     * The part of delta that {@link #of} pays for; what is left is for what else the ceiling rests on.
     *
     * @param delta allowed failure rate, in (0, 1]
     * @return delta unless overridden
     */
    default double ownDelta(double delta) {
        return delta;
    }

    /**
     * What it is made of.
     *
     * @return {@link Needs#KL} unless overridden
     */
    default Needs needs() {
        return Needs.KL;
    }

    /**
     * Of which mean over the labels it is made.
     *
     * @return {@link Reads#EMPIRICAL_RISK} unless overridden
     */
    default Reads reads() {
        return Reads.EMPIRICAL_RISK;
    }

    /**
     * Whether there is a ceiling of it from the channel budget in the place of a KL.
     *
     * @return true where it {@link Needs#fromKl needs a KL}, but for held-out labels, which need none, and for shares
     *     of levels, which are those of revealed targets: of these the channel does not control the KL
     */
    default boolean fromBudget() {
        return needs().fromKl() && !reads().heldOut() && reads() != Reads.LEVELS;
    }

    /**
     * The ceiling at fixed m and delta: what is the same for all data sets is computed here.
     *
     * @param labels m, labels in the data set
     * @param delta allowed failure rate, in (0, 1]
     * @param grid the values of Catoni's parameter
     * @return the curve
     */
    Curve of(long labels, double delta, CatoniGrid grid);

    /**
     * A ceiling of these parts.
     *
     * @param statement what it says of itself
     * @param needs what it is made of
     * @param maker makes its curves
     * @return the ceiling
     * @throws IllegalArgumentException if it says that it holds for each data set and needs a mean, or the other way
     *     round
     */
    static CeilingRule of(Statement statement, Needs needs, Maker maker) {
        return new OwnCeiling(statement, needs, Reads.EMPIRICAL_RISK, maker, null);
    }

    /**
     * A ceiling on each data set's risk of which the moment inequality is known.
     *
     * @param statement what it says of itself
     * @param maker makes its curves
     * @param theorem the inequality from which they follow
     * @return the ceiling
     * @throws IllegalArgumentException if it says that it holds in expectation
     */
    static CeilingRule of(Statement statement, Maker maker, Theorem theorem) {
        return new OwnCeiling(statement, Needs.KL, Reads.EMPIRICAL_RISK, maker, theorem);
    }

    /**
     * A ceiling on each data set's risk that needs its PAC-Bayes budget alone.
     *
     * @param statement what it says of itself
     * @param curve from empirical risk and budget {@code B = (KL + log(xi(m)/delta))/m}
     * @return the ceiling
     */
    static CeilingRule ofBudget(Statement statement, Curve curve) {
        return of(statement, Needs.KL, ofBudget(curve));
    }

    /**
     * The same where the distance that the curve inverts is known too.
     *
     * @param statement what it says of itself
     * @param curve from empirical risk and budget {@code B = (KL + log(xi(m)/delta))/m} to {@code sup{p : d(Rhat, p) <=
     *     B}}
     * @param distance d, with {@code E exp(m d(Rhat, R)) <= xi(m)} for each policy, as {@link MomentInequality} has it
     * @return the ceiling
     */
    static CeilingRule ofBudget(Statement statement, Curve curve, DoubleBinaryOperator distance) {
        return of(statement, ofBudget(curve), (labels, grid) -> new MomentInequality(Xi.log(labels), distance, curve));
    }

    private static Maker ofBudget(Curve curve) {
        return (labels, delta, grid) -> {
            PacBayesBudget budget = PacBayesBudget.of(labels, delta);
            return (empiricalRisk, kl) -> curve.at(empiricalRisk, budget.at(kl));
        };
    }
}
