package dev.narrows.info;

import java.util.Arrays;

/**
 * The plain iteration of Blahut and Arimoto for the capacity: the yardstick that {@link Capacity} is measured against,
 * and an independent check of it. Linear convergence at best, {@code 1/iterations} for rows that are dominated.
 *
 * <pre>
 * D_x = sum_y W[x][y] log W[x][y] - sum_y W[x][y] log q_y,     q = pW,     p_x &lt;- p_x exp(D_x) / sum
 * </pre>
 *
 * <p>The first sum is kept, so that an iteration costs |Y| logarithms: the form in common use, not handicapped. For
 * nearly equal rows the two sums cancel; therefore the bracket returned is computed anew, without cancellation, at the
 * last p.
 *
 * <p>Source: R. Blahut, Computation of channel capacity and rate-distortion functions, IEEE Trans. Inf. Theory 18
 * (1972); S. Arimoto, same volume.
 */
public final class PlainCapacityIteration {
    private PlainCapacityIteration() {}

    /**
     * The capacity by plain iteration from the uniform law.
     *
     * @param w the channel
     * @param gap width of the bracket to stop at, nats, above 0
     * @param maxIterations most iterations, at least 0
     * @return the certified bracket at the last iterate; not {@code converged} if the width was not reached
     * @throws IllegalArgumentException if {@code gap > 0} does not hold or {@code maxIterations < 0}
     */
    public static CapacityBracket of(Channel w, double gap, int maxIterations) {
        if (!(gap > 0 && maxIterations >= 0)) {
            throw new IllegalArgumentException(
                    "gap, maxIterations: " + gap + ", " + maxIterations + ", must be above 0 and at least 0");
        }
        ChannelInformation information = new ChannelInformation(w);
        if (information.size() == 1) {
            return new CapacityBracket(0, 0, 0, true);
        }
        double[] p = new double[information.size()];
        Arrays.fill(p, 1.0 / p.length);
        int iterations = information.iteratePlainly(p, gap, maxIterations);
        double[] divergence = new double[p.length];
        information.divergences(p, divergence);
        double lower = information.lower(p, divergence);
        double upper = information.upper(divergence);
        return new CapacityBracket(lower, upper, iterations, upper - lower <= gap);
    }
}
