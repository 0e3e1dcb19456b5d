package dev.narrows.family;

import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.LossLevels;
import dev.narrows.budget.Decomposition;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.WeightedDataSets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** The replicates of a cell, and what is known of their means without sampling (immutable, shared by threads). */
public interface Trials {
    /**
     * What each replicate has.
     *
     * @return always the same, as {@link Quantity#requireDeclared} demands: {@link Quantity#RISK} first
     */
    List<Quantity> quantities();

    /**
     * Makes replicates.
     *
     * @return for one thread
     */
    Trial trial();

    /**
     * Whether cell and number decide a replicate, so that it can be made again.
     *
     * @return true unless overridden; false where the values come from a file, and {@link #trial()} makes none
     */
    default boolean computed() {
        return true;
    }

    /**
     * Whether a replicate takes so little time, up to about two microseconds, that its values are not worth keeping: a
     * run then keeps a digest of every few hundred replicates, and who needs their values computes them again and holds
     * them against it. To write, seal and read a value takes 0.05 to 0.1 microseconds, and eight bytes.
     *
     * @return false unless overridden; decides no value
     */
    default boolean quick() {
        return false;
    }

    /**
     * Exact expectations over data sets, where there are any.
     *
     * @return empty unless overridden
     */
    default Optional<ExactExpectations> expectations() {
        return Optional.empty();
    }

    /**
     * Every data set with its probability and what the learner does on it, where they are few.
     *
     * @return empty unless overridden
     */
    default Optional<WeightedDataSets> dataSets() {
        return Optional.empty();
    }

    /**
     * What is known before the data of the excess of the loss that the learner sees over its least, where that loss is
     * the canonical one.
     *
     * @return empty unless overridden; where it is there, {@link Quantity#EMPIRICAL_BAYES_RISK} and
     *     {@link Quantity#CONTEXT_BAYES_RISK} are quantities
     */
    default Optional<ExcessLoss> excess() {
        return Optional.empty();
    }

    /**
     * The levels of the loss that the learner sees, where they are few and the shares of labels that reach them are
     * asked for.
     *
     * @return empty unless overridden; where they are there, {@link Quantity#levelEmpiricalShare} and
     *     {@link Quantity#levelShare} of each level but the first are quantities
     */
    default Optional<LossLevels> levels() {
        return Optional.empty();
    }

    /**
     * Where the expected KL comes from, and what the channel allows it.
     *
     * @param exact the exact half of the model
     * @param expectations those of {@link #expectations()}
     * @param bounds settings of the bounds
     * @param confidence of what is sampled
     * @return the terms; {@link Decomposition#NONE} unless overridden
     */
    default Decomposition decomposition(
            ExactHalf exact, Optional<ExactExpectations> expectations, BoundsSpec bounds, double confidence) {
        return Decomposition.NONE;
    }

    /**
     * The risks without any label.
     *
     * @param exact the exact half of the model
     * @return those that are known: the model's blind risk alone unless overridden. It is not that of the risk that the
     *     ceilings bound where the loss that the learner sees is another
     */
    default GuessingRisks guessing(ExactHalf exact) {
        return new GuessingRisks(exact.blindRisk(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * The policy that a replicate trains.
     *
     * @param replicate its number, from 0
     * @return the law of the action in each place that a label can come from; empty unless overridden
     */
    default Optional<double[][]> policy(int replicate) {
        return Optional.empty();
    }

    /**
     * Everything that a replicate drew, for people and as JSON.
     *
     * @param replicate its number, from 0
     * @return empty unless overridden
     */
    default Optional<Drawn> drawn(int replicate) {
        return Optional.empty();
    }

    /**
     * What a replicate drew.
     *
     * @param json keys of the replicate's JSON
     * @param table head and rows, for people
     */
    record Drawn(ObjectNode json, List<List<String>> table) {}
}
