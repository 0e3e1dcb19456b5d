package dev.narrows.finite;

/**
 * Gold labels from which a learner estimates the channel, {@link dev.narrows.learner.CalibratedLosses}.
 *
 * @param gold n, how many, at least 0
 * @param strength alpha, as many labels as the prior counts for in each context and target; above 0
 */
public record Calibration(int gold, double strength) {}
