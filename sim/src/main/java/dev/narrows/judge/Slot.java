package dev.narrows.judge;

/**
 * What ratings that count alike have in common, by the numbers of their names.
 *
 * @param rater who rated
 * @param context what else is seen
 * @param truth what is right
 * @param label what was answered
 */
public record Slot(int rater, int context, int truth, int label) {}
