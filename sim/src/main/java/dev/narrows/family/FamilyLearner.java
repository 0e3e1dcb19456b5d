package dev.narrows.family;

import dev.narrows.sampling.StreamKey;

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
     * The loss that the learner sees.
     *
     * @return what results say of it
     */
    Observed observed();

    /**
     * The data sets of a cell and what the learner makes of them: the costly part, made once for each cell.
     *
     * @param streams names the random streams
     * @return the trials
     */
    Trials trials(StreamKey streams);
}
