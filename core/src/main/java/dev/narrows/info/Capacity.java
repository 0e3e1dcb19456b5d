package dev.narrows.info;

import java.util.Arrays;

/**
 * Capacity {@code C = max_p I(p;W)} of a channel, in nats, as a certified bracket.
 *
 * <p>At any input law p with {@code D_x = KL(W[x] || pW)},
 *
 * <pre>
 * log sum_x p_x exp(D_x) &lt;= C &lt;= max_x D_x
 * </pre>
 *
 * <p>so whatever the method below does, the result is a proof: the largest left side and the smallest right side met,
 * each moved outward by {@code 4(|X|+|Y|) 2^-52} for rounding. The method is a primal-dual interior point, whose number
 * of steps (ten to forty) hardly depends on the channel, where the iteration of Blahut and Arimoto
 * ({@link PlainCapacityIteration}) needs 10^5 and more for nearly equal or dominated rows. Should it stall, accelerated
 * iterations of Blahut and Arimoto go on from where it stood.
 *
 * <p>Special values: exactly 0 for equal rows, one input or one output. Never above {@code min(log |X|, log |Y|)} by
 * more than a unit in the last place. Repeating a row or permuting rows does not change a bit of the result.
 *
 * <p>Source of the bracket: R. Blahut, Computation of channel capacity and rate-distortion functions, IEEE Trans. Inf.
 * Theory 18 (1972), theorem 2; S. Arimoto, same volume.
 */
public final class Capacity {
    /** Width of the bracket asked for unless said otherwise, nats. */
    public static final double DEFAULT_GAP = 1e-10;

    private static final int INTERIOR_STEPS = 200;
    private static final int FALLBACK_STEPS = 20_000;
    private static final double LARGEST_POWER = 0x1p40;

    private final ChannelInformation information;
    private final double gap;
    private double lower;
    private double upper = Double.POSITIVE_INFINITY;
    private double[] lowerInput;
    private double[] upperInput;
    private int steps;

    private Capacity(ChannelInformation information, double gap) {
        this.information = information;
        this.gap = gap;
        this.lowerInput = new double[information.size()];
        Arrays.fill(lowerInput, 1.0 / lowerInput.length);
        this.upperInput = lowerInput;
    }

    /**
     * The capacity with a bracket of width {@link #DEFAULT_GAP}.
     *
     * @param w the channel
     * @return the bracket, nats
     */
    public static CapacityBracket of(Channel w) {
        return of(w, DEFAULT_GAP);
    }

    /**
     * The capacity with a bracket of a given width.
     *
     * @param w the channel
     * @param gap width asked for, nats, above 0; below about {@code 8(|X|+|Y|) 2^-52} it cannot be reached
     * @return the bracket, nats; not {@code converged} if the width was not reached
     * @throws IllegalArgumentException if {@code gap > 0} does not hold
     */
    public static CapacityBracket of(Channel w, double gap) {
        if (!(gap > 0)) {
            throw new IllegalArgumentException("gap: " + gap + ", must be above 0");
        }
        ChannelInformation information = new ChannelInformation(w);
        if (information.size() == 1) {
            return new CapacityBracket(0, 0, 0, true);
        }
        return new Capacity(information, gap).solve();
    }

    /**
     * The bracket of {@link #of(Channel)} with the input laws at which its ends were met.
     *
     * @param w the channel
     * @return the bracket and what proves it
     */
    public static CapacityProof proof(Channel w) {
        ChannelInformation information = new ChannelInformation(w);
        Capacity method = new Capacity(information, DEFAULT_GAP);
        CapacityBracket bracket = information.size() == 1 ? of(w) : method.solve();
        return new CapacityProof(
                bracket,
                Pmf.of(information.spread(w, method.lowerInput)),
                Pmf.of(information.spread(w, method.upperInput)));
    }

    private CapacityBracket solve() {
        InteriorPoint method = new InteriorPoint(information);
        double[] best = method.point().clone();
        double bestGap = Double.POSITIVE_INFINITY;
        tighten(method.point(), method.gradient());
        boolean polished = upper - lower <= information.finestGap();
        while (!polished && steps < INTERIOR_STEPS) {
            // once narrow enough, one step more: convergence is quadratic by then, and the floors gain by it
            polished = upper - lower <= gap;
            if (!method.step()) {
                break;
            }
            steps++;
            tighten(method.point(), method.gradient());
            if (method.gap() < bestGap) {
                bestGap = method.gap();
                best = method.point().clone();
            }
        }
        if (upper - lower > Math.max(gap, information.finestGap())) {
            fallBack(best);
        }
        return new CapacityBracket(lower, upper, steps, upper - lower <= gap);
    }

    private void tighten(double[] p, double[] divergence) {
        double below = information.lower(p, divergence);
        double above = information.upper(divergence);
        // comparisons that NaN fails: an iterate that overflowed proves nothing
        if (below > lower) {
            lower = below;
            lowerInput = p.clone();
        }
        if (above < upper) {
            upper = above;
            upperInput = p.clone();
        }
    }

    /**
     * {@code p_x <- p_x exp(s D_x)} normalised, s doubled while the information grows and reset to 1 when it does not:
     * at s = 1 the iteration of Blahut and Arimoto, which never loses.
     */
    private void fallBack(double[] start) {
        double[] p = start;
        double[] divergence = new double[p.length];
        information.divergences(p, divergence);
        double value = Probabilities.mean(p, divergence);
        double power = 1;
        for (int i = 0; i < FALLBACK_STEPS && upper - lower > gap; i++) {
            steps++;
            double[] next = tilted(p, divergence, power);
            double[] nextDivergence = new double[p.length];
            information.divergences(next, nextDivergence);
            tighten(next, nextDivergence);
            double nextValue = Probabilities.mean(next, nextDivergence);
            boolean gained = nextValue >= value;
            if (gained || power == 1) {
                p = next;
                divergence = nextDivergence;
                value = nextValue;
            }
            power = gained ? Math.min(2 * power, LARGEST_POWER) : 1;
        }
    }

    private static double[] tilted(double[] p, double[] divergence, double power) {
        double largest = Probabilities.largest(divergence);
        double[] next = new double[p.length];
        double sum = 0;
        for (int x = 0; x < p.length; x++) {
            next[x] = p[x] * StrictMath.exp(power * (divergence[x] - largest));
            sum += next[x];
        }
        Probabilities.divide(next, sum);
        return next;
    }
}
