package dev.narrows.sampling;

/**
 * What a random stream is for: the last word of its name. The {@link #ordinal()} is part of the rng contract v1, so new
 * purposes are only added at the end. How many numbers one purpose takes never shifts the numbers of another.
 */
public enum Purpose {
    /** 0: a codebook drawn afresh. */
    CODEBOOK,
    /** 1: count vectors of the labels. */
    COUNTS,
    /** 2: single tuples (S, J, H, Y). */
    TUPLES,
    /** 3: targets revealed beside the labels. */
    REVEALED_TARGETS,
    /** 4: draws from a posterior. */
    POSTERIOR,
    /** 5: bootstrap resamples. */
    BOOTSTRAP,
    /** 6: further draws of an estimator. */
    ESTIMATOR,
    /** 7: where the steps of a model of classes begin. */
    LATENT_START,
    /** 8: which labels train where the others are held out. */
    HOLD_OUT,
    /** 9: a joint law of target and label, drawn from a prior. */
    JOINT_LAW,
    /** 10: pairs of target and label drawn from such a law. */
    PAIRS,
    /** 11: gold labels, from which a channel is estimated. */
    GOLD,
    /** 12: the order in which the labels of a data set came. */
    LABEL_ORDER
}
