package dev.narrows.judge;

/**
 * A number that ratings say, with an interval.
 *
 * @param value of the shares as they are
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param bias how much the value is too high on average, as resampling or leaving out items tells
 */
public record Measured(double value, double low, double high, double bias) {}
