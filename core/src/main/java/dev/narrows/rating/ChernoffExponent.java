package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.numeric.CompensatedSum;

/**
 * How fast the error of the best decision between two targets falls with the number of independent raters:
 *
 * <pre>
 * C(P, Q) = max_t -log sum_y P_y^t Q_y^{1-t},     t in [0, 1], y where both are positive
 * </pre>
 *
 * <p>in nats for each rater; for r raters the error is {@code exp(-r C + o(r))}. Rounded down by 1e-14, not below 0;
 * infinite where the rows have no label in common. Source: H. Chernoff, Ann. Math. Statist. 23 (1952) 493-507; Cover
 * and Thomas, 2nd ed., theorem 11.9.1.
 *
 * @param first target with the row P
 * @param second target with the row Q
 * @param tilt t of the maximum, in [0, 1]
 * @param nats C, at least 0
 */
public record ChernoffExponent(int first, int second, double tilt, double nats) {
    private static final double SLACK = 1e-14;
    /** More than the relative error of an exponential and its factors. */
    private static final double ROUNDING = 1e-12;

    /**
     * The exponent of two targets.
     *
     * @param rater channel from target to label
     * @param first a target
     * @param second another
     * @return their exponent
     * @throws IllegalArgumentException if a target is not one of the channel's, or they are the same
     */
    public static ChernoffExponent of(Channel rater, int first, int second) {
        if (first < 0 || second < 0 || Math.max(first, second) >= rater.inputs() || first == second) {
            throw new IllegalArgumentException("first, second: " + first + ", " + second
                    + ", must be two different numbers from 0 to " + (rater.inputs() - 1));
        }
        double[] p = rater.row(first);
        double[] q = rater.row(second);
        double tilt = BisectionRoot.bracket(t -> tilted(p, q, t, true), 0, 1).low();
        double sum = tilted(p, q, tilt, false);
        double nats = sum > 0 ? Math.max(0, -StrictMath.log(sum) - SLACK) : Double.POSITIVE_INFINITY;
        return new ChernoffExponent(first, second, tilt, nats);
    }

    /**
     * The pair of targets that is hardest to tell apart, with the least exponent: it governs the risk of many raters.
     *
     * @param rater channel from target to label, of at least two targets
     * @return the first pair with the least
     * @throws IllegalArgumentException if there is one target
     */
    public static ChernoffExponent least(Channel rater) {
        Arguments.requireAtLeast("targets", rater.inputs(), 2);
        ChernoffExponent least = of(rater, 0, 1);
        for (int u = 0; u < rater.inputs(); u++) {
            for (int v = u + 1; v < rater.inputs(); v++) {
                ChernoffExponent pair = of(rater, u, v);
                least = pair.nats < least.nats ? pair : least;
            }
        }
        return least;
    }

    /**
     * Not below the probability that the best decision on r labels is wrong, nor above that without a label:
     *
     * <pre>
     * min(1 - max_u p_u, sum_uv p_u^t p_v^{1-t} exp(-r C_uv)),     each pair once, t that of the pair
     * </pre>
     *
     * <p>since the error is at most the sum over pairs of {@code sum_n min(p_u P(n|u), p_v P(n|v))}, and a minimum at
     * most the weighted geometric mean. Rounded up.
     *
     * @param targets law p of the target
     * @param rater channel from target to label
     * @param raters r, at least 0; they are independent given the target
     * @return in [0, 1]
     * @throws IllegalArgumentException if sizes differ or r is negative
     */
    public static double errorCeiling(Pmf targets, Channel rater, int raters) {
        Arguments.requireSize("rater", rater.inputs(), "inputs", targets.size(), " as there are targets");
        Arguments.requireAtLeast("raters", raters, 0);
        double largest = 0;
        CompensatedSum sum = new CompensatedSum();
        for (int u = 0; u < targets.size(); u++) {
            largest = Math.max(largest, targets.probability(u));
            for (int v = u + 1; v < targets.size(); v++) {
                double both = Math.min(targets.probability(u), targets.probability(v));
                sum.add(both > 0 ? of(rater, u, v).bound(targets, raters) : 0);
            }
        }
        return Math.min(Math.nextUp(1 - largest), sum.value() * (1 + ROUNDING));
    }

    private double bound(Pmf targets, int raters) {
        double log = tilt * StrictMath.log(targets.probability(first))
                + (1 - tilt) * StrictMath.log(targets.probability(second));
        return StrictMath.exp(raters == 0 ? log : log - raters * nats);
    }

    /** {@code sum P^t Q^{1-t}}, or its derivative by t. */
    private static double tilted(double[] p, double[] q, double t, boolean derivative) {
        CompensatedSum sum = new CompensatedSum();
        for (int y = 0; y < p.length; y++) {
            if (p[y] > 0 && q[y] > 0) {
                double ratio = StrictMath.log(p[y]) - StrictMath.log(q[y]);
                double term = StrictMath.exp(t * ratio + StrictMath.log(q[y]));
                sum.add(derivative ? term * ratio : term);
            }
        }
        return sum.value();
    }
}
