package dev.narrows.judge;

/**
 * A {@link Quantity} of ratings with a two-sided interval, in its unit: nats, or a share. The interval is an estimate
 * from resampled items ({@link JudgeMeasurement} has its formula and reference): its coverage was simulated and is not
 * proved, and neither end is certified.
 *
 * @param value of the shares as they are, without correction of its bias
 * @param low lower end of the interval, in the range of the quantity, at most {@code high}
 * @param high upper end of the interval
 * @param bias how much the value is too high on average, as resampling or leaving out items tells; negative where it is
 *     too low, as the least risk is
 */
public record Measured(double value, double low, double high, double bias) {}
