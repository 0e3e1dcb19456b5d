package dev.narrows.info;

import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;
import java.util.Arrays;

/**
 * Sibson's capacity of order alpha &gt; 1 of a channel, in its exponential form
 *
 * <pre>
 * g = max_p G(p),   G(p) = sum_y (sum_x p_x W[x][y]^alpha)^(1/alpha) = exp((alpha-1)/alpha C_alpha)
 * </pre>
 *
 * <p>with C_alpha in nats, so that {@code C_alpha = alpha/(alpha-1) log g}; g lies in [1, min(|X|,|Y|)]. G is concave
 * and homogeneous of degree 1/alpha, so that at any p with gradient {@code d = grad G(p)}, by Euler {@code sum_x p_x
 * d_x = G(p)/alpha},
 *
 * <pre>
 * g &lt;= G(p) + max_x d_x - sum_x p_x d_x = (1 - 1/alpha) G(p) + max_x d_x
 * </pre>
 *
 * <p>an upper end whatever the iteration did. The iteration is the multiplicative step {@code p_x <- p_x alpha d_x/G},
 * which keeps the sum of p. The least of these ends is returned, or the limit at infinity where that is less (G
 * increases in alpha); raised by {@code 1e-12} relative, beyond its rounding: each power, at most e^0 after division by
 * the largest entry of its column, has a relative error below {@code 750 * 2^-52}. Sources: R. Sibson, Z.
 * Wahrscheinlichkeitstheorie 14 (1969); S. Arimoto, IEEE Trans. Inf. Theory 19 (1973) and 22 (1976).
 */
public final class SibsonCapacity {
    private static final double ROUNDING = 1e-12;
    private static final int MOST_STEPS = 500;
    /** Below this a probability moves nothing, and a column of such would have no finite gradient. */
    private static final double LEAST = 1e-200;

    private final int inputs;
    private final int outputs;
    private final double[] largest;
    private final double[] logRatios;

    private SibsonCapacity(Channel channel) {
        inputs = channel.inputs();
        outputs = channel.outputs();
        largest = new double[outputs];
        logRatios = new double[inputs * outputs];
        double[][] rows = new double[inputs][];
        for (int x = 0; x < inputs; x++) {
            rows[x] = channel.row(x);
            for (int y = 0; y < outputs; y++) {
                largest[y] = Math.max(largest[y], rows[x][y]);
            }
        }
        for (int i = 0; i < logRatios.length; i++) {
            double entry = rows[i / outputs][i % outputs];
            logRatios[i] = entry > 0 ? Logarithm.of(entry / largest[i % outputs]) : Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * The capacities of a channel.
     *
     * @param channel the channel
     * @return a function of alpha
     */
    public static SibsonCapacity of(Channel channel) {
        return new SibsonCapacity(channel);
    }

    /**
     * The limit of g for alpha to infinity.
     *
     * @return {@code sum_y max_x W[x][y]}, rounded up
     */
    public double maximalLeakage() {
        return Arrays.stream(largest).sum() * (1 + ROUNDING);
    }

    /**
     * An upper end of g.
     *
     * @param alpha above 1, at most 10^6
     * @param gap the relative gap to the maximum at which the iteration ends, unless that takes more than
     *     {@value #MOST_STEPS} steps: it decides about the width alone
     * @return a number not below g, rounded up
     * @throws IllegalArgumentException if alpha is out of range or NaN
     */
    public double upper(double alpha, double gap) {
        return proof(alpha, gap).value();
    }

    /**
     * An upper end of g, with the point p that proves it.
     *
     * @param alpha above 1, at most 10^6
     * @param gap as of {@link #upper}
     * @return the upper end that {@link #upper} gives
     * @throws IllegalArgumentException if alpha is out of range or NaN
     */
    public SibsonProof proof(double alpha, double gap) {
        if (!(alpha > 1 && alpha <= 1e6)) {
            throw new IllegalArgumentException("alpha: " + alpha + ", must be above 1 and at most 10^6");
        }
        double[] powers = new double[logRatios.length];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Exponential.of(alpha * logRatios[i]);
        }
        double[] p = new double[inputs];
        Arrays.fill(p, 1.0 / inputs);
        double[] gradient = new double[inputs];
        double[] at = p.clone();
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double value = gradient(p, powers, 1 / alpha, gradient);
            double steepest = Arrays.stream(gradient).max().orElseThrow();
            double end = (1 - 1 / alpha) * value + steepest;
            if (end < least) {
                least = end;
                System.arraycopy(p, 0, at, 0, inputs);
            }
            if (!(least - value > gap * value)) {
                break;
            }
            for (int x = 0; x < inputs; x++) {
                p[x] = Math.max(LEAST, p[x] * alpha * gradient[x] / value);
            }
        }
        Probabilities.divide(at, Arrays.stream(at).sum());
        double limit = Arrays.stream(largest).sum();
        return limit < least
                ? new SibsonProof(limit * (1 + ROUNDING), Double.POSITIVE_INFINITY, Pmf.uniform(inputs))
                : new SibsonProof(least * (1 + ROUNDING), alpha, Pmf.of(at));
    }

    /** G(p), and its gradient. */
    private double gradient(double[] p, double[] powers, double exponent, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = 0;
        for (int y = 0; y < outputs; y++) {
            double sum = 0;
            for (int x = 0; x < inputs; x++) {
                sum += p[x] * powers[x * outputs + y];
            }
            if (largest[y] > 0) {
                double root = largest[y] * Exponential.of(exponent * Logarithm.of(sum));
                value += root;
                double slope = exponent * root / sum;
                for (int x = 0; x < inputs; x++) {
                    gradient[x] += slope * powers[x * outputs + y];
                }
            }
        }
        return value;
    }
}
