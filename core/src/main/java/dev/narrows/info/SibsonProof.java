package dev.narrows.info;

/**
 * An upper end of Sibson's capacity with what proves it, in the notation of {@link SibsonCapacity}: {@code value >= (1
 * - 1/alpha) G(p) + max_x d_x} at p = input; at alpha = infinity {@code value >= sum_y max_x W[x][y]}, which bounds g
 * for every alpha and needs no p.
 *
 * @param value the upper end, at least 1, rounded up
 * @param alpha order, above 1, or infinity
 * @param input law of the input, of size |X|
 */
public record SibsonProof(double value, double alpha, Pmf input) {}
