package dev.narrows.experiment;

/** Over what the learner of a random cell is. */
enum PolicyKind {
    TABLE,
    ENUMERATED
}
