package dev.narrows.rating;

/** What a majority does where several labels have the largest count. */
public enum Ties {
    /** It says which labels those are; each gets an equal share of the decision, and so of the loss. */
    SPLIT,
    /** It says one of them, drawn uniformly: the risk of {@link #SPLIT} with less information. */
    RANDOM,
    /** It says the first of them. */
    FIRST
}
