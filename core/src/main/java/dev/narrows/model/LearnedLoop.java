package dev.narrows.model;

/**
 * A loop whose law is unknown to the learner and drawn from a prior, with the number of labels that it learns from: a
 * floor in m can be taken under it, which bounds the risk averaged over the prior and not that under one law.
 */
public interface LearnedLoop extends Loop {
    /**
     * The floor in m.
     *
     * @return a number in [0, 1], not above the least risk of any learner after the labels of this loop, averaged over
     *     the prior
     */
    double learningFloor();
}
