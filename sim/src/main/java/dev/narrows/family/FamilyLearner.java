package dev.narrows.family;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.HoldOutCeiling;
import dev.narrows.sampling.StreamKey;
import java.util.List;

/**
 * A checked learner over a model of its family (immutable). Shared by cells that differ elsewhere, so by several
 * threads.
 */
public interface FamilyLearner {
    /**
     * How many labels a data set has.
     *
     * @return m, at least 1
     */
    long labels();

    /**
     * How many labels judge the policy that the others trained, where such a policy is among the quantities.
     *
     * @return half of the labels, rounded up, unless overridden
     */
    default long heldOut() {
        return HoldOutCeiling.heldOut(labels());
    }

    /**
     * The loss that the learner sees.
     *
     * @return what results say of it
     */
    Observed observed();

    /**
     * What is known without sampling, of the model with as many labels: a family whose law is unknown to the learner
     * adds its floor in m. Called again with what it gave, it gives the same.
     *
     * @param ofModel what is known of the model
     * @param bounds the floors that are asked for
     * @return the same unless overridden
     */
    default ExactHalf exact(ExactHalf ofModel, BoundCatalogue bounds) {
        return ofModel;
    }

    /**
     * The data sets of a cell and what the learner makes of them: the costly part, made once for each cell.
     *
     * @param streams names the random streams
     * @return the trials
     */
    Trials trials(StreamKey streams);

    /**
     * What could be changed of model and learner, where what it gives can be computed exactly and soon: all of them
     * together are to take no more than a second or two.
     *
     * @return none unless overridden
     */
    default List<Remedy> remedies() {
        return List.of();
    }
}
