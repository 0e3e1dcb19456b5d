package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Logarithm;

/**
 * Capacity of a channel with two inputs, for tables that are resampled many times: {@code max_t I(t)} over the weight t
 * of the second row Q, the first one P having {@code 1 - t}. With {@code m = (1-t) P + t Q}
 *
 * <pre>
 * g(t) = D(Q || m) - D(P || m)  falls in t,     I(t) = (1-t) D(P || m) + t D(Q || m) &lt;= C &lt;= I(t) + |g(t)|
 * </pre>
 *
 * <p>Newton's steps for {@code g = 0} from 1/2, kept within the bracket that the signs of g give and within
 * {@code [1/e, 1 - 1/e]}, where the best t lies (E. E. Majani and H. Rumsey, Two results on binary-input discrete
 * memoryless channels, ISIT 1991). They end where {@code g^2/(2c)}, {@code c = -g'}, is below 1e-16 nats, which is what
 * the value still lacks to second order. {@code info.Capacity} is the certified bracket of any channel.
 */
public final class BinaryInputCapacity {
    private static final double LACK = 1e-16;
    /** What differences of logarithms lose by rounding. */
    private static final double ROUNDING = 1e-15;

    private static final int MOST_STEPS = 100;

    private final double[] p;
    private final double[] q;
    /** {@code sum q log q} and {@code sum p log p}. */
    private final double ofP;

    private final double ofQ;

    private BinaryInputCapacity(double[] p, double[] q) {
        this.p = p;
        this.q = q;
        this.ofP = terms(p);
        this.ofQ = terms(q);
    }

    /**
     * The capacity of two rows.
     *
     * @param p law of the label at the first input; entries at least 0 with the sum 1 within rounding; not modified
     * @param q law of the label at the second, of the same size; not modified
     * @return C in nats, in [0, log 2], within 1e-13
     * @throws IllegalArgumentException if sizes differ
     */
    public static double of(double[] p, double[] q) {
        Arguments.requireSize("q", q.length, p.length);
        double value = new BinaryInputCapacity(p, q).maximum();
        return Math.max(0, Math.min(StrictMath.log(2), value));
    }

    private double maximum() {
        double low = StrictMath.exp(-1);
        double high = 1 - low;
        double t = 0.5;
        double difference = difference(t);
        double curvature = curvature(t);
        for (int step = 0; step < MOST_STEPS && lacks(difference, curvature); step++) {
            low = difference > 0 ? t : low;
            high = difference > 0 ? high : t;
            double next = t + difference / curvature;
            t = next > low && next < high ? next : (low + high) / 2;
            difference = difference(t);
            curvature = curvature(t);
        }
        double ofFirst = ofP - cross(p, t);
        return ofFirst + t * difference;
    }

    private static boolean lacks(double difference, double curvature) {
        return Math.abs(difference) > ROUNDING && difference * difference > 2 * LACK * curvature;
    }

    /** {@code D(Q || m) - D(P || m)}. */
    private double difference(double t) {
        double sum = ofQ - ofP;
        for (int y = 0; y < p.length; y++) {
            if (p[y] != q[y]) {
                sum -= (q[y] - p[y]) * Logarithm.of((1 - t) * p[y] + t * q[y]);
            }
        }
        return sum;
    }

    /** {@code -g'(t) = sum (Q - P)^2 / m}. */
    private double curvature(double t) {
        double sum = 0;
        for (int y = 0; y < p.length; y++) {
            double apart = q[y] - p[y];
            sum += apart == 0 ? 0 : apart * apart / ((1 - t) * p[y] + t * q[y]);
        }
        return sum;
    }

    private double cross(double[] law, double t) {
        double sum = 0;
        for (int y = 0; y < law.length; y++) {
            sum += law[y] == 0 ? 0 : law[y] * Logarithm.of((1 - t) * p[y] + t * q[y]);
        }
        return sum;
    }

    private static double terms(double[] law) {
        double sum = 0;
        for (double w : law) {
            sum += w == 0 ? 0 : w * Logarithm.of(w);
        }
        return sum;
    }
}
