package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rate-distortion from its dual: how small an expected loss can be, if the action may carry no more than a given
 * information about the target. One source and loss (immutable); the bounds, each certified, come from
 * {@link DistortionRate}.
 *
 * <pre>
 * D(I) = min { E l : I(U;A) &lt;= I } = max_{t &gt;= 0} (F(t) - I)/t,       F(t) = min I(U;A) + t E l
 * F(t) &gt;= -sum_u p_u log Z_u - log max_a c_a    for any law r of the action,
 *          Z_u = sum_a r_a exp(-t l_ua),   c_a = sum_u p_u exp(-t l_ua) / Z_u
 * </pre>
 *
 * <p>Any r and any t give a valid bound, so the search for the best ones decides about tightness only (here within
 * about 1e-12 of D(I), or some 1e-8 where a source spreads over many decades). The least loss {@code m_u = min_a l_ua}
 * of every target is taken out before and added after: unshifted, {@code exp(-t l)} underflows. Averaged over contexts
 * the slope t is common to all; putting an averaged information into each context's D would <em>not</em> be a bound,
 * since information can be allocated unevenly.
 *
 * <p>Domain: losses in [0, 1]; information in nats. Bounds of a loss are lowered by 1e-13 for rounding (not below 0).
 * Special values: {@code min_a E l} at information 0; {@code sum_u p_u m_u} at and above the entropy of the source.
 *
 * <p>Source: T. Berger, Rate Distortion Theory, 1971; R. Blahut, Computation of channel capacity and rate-distortion
 * functions, IEEE Trans. Inf. Theory 18 (1972), theorem 6.
 */
public final class RateDistortion {
    /** How far bounds of a loss are lowered for rounding. */
    public static final double SLACK = 1e-13;

    private static final int MOST_STEPS = 60;
    private static final int MOST_BLAHUT_STEPS = 1000;
    /** Interior steps end when F is known within this times t. */
    private static final double PRECISION = 1e-13;

    private final double[] p;
    private final double[][] shifted;
    final double entropy;
    /** {@code sum_u p_u min_a l_ua}, the least expected loss however much is known. */
    final double minimum;
    /** {@code min_a sum_u p_u l_ua}, the least expected loss if nothing is known. */
    final double zeroRate;

    private RateDistortion(Pmf source, double[][] loss) {
        int[] support = IntStream.range(0, source.size())
                .filter(u -> source.probability(u) > 0)
                .toArray();
        this.p = Arrays.stream(support).mapToDouble(source::probability).toArray();
        this.shifted = new double[p.length][];
        CompensatedSum ofLeast = new CompensatedSum();
        for (int i = 0; i < p.length; i++) {
            double[] row = loss[support[i]];
            double least = Arrays.stream(row).min().orElseThrow();
            ofLeast.add(p[i] * least);
            shifted[i] = Arrays.stream(row).map(value -> value - least).toArray();
        }
        this.entropy = source.entropy();
        this.minimum = ofLeast.value();
        this.zeroRate = zeroRate(source, loss);
    }

    /**
     * The problem of this source and loss.
     *
     * @param source law p of the target; targets of probability 0 are left out
     * @param loss {@code loss[u][a]} in [0, 1], one row per target, at least one action; copied
     * @return the problem
     * @throws IllegalArgumentException if the table is not |U| x |A| with |A| >= 1 or holds a value outside [0, 1] or
     *     NaN
     */
    public static RateDistortion of(Pmf source, double[][] loss) {
        check(source, loss);
        return new RateDistortion(source, loss);
    }

    private static void check(Pmf source, double[][] loss) {
        if (loss.length != source.size() || loss[0].length == 0) {
            throw new IllegalArgumentException("loss: has " + loss.length + " rows, must have " + source.size()
                    + " as the source has outcomes, each of at least one action");
        }
        for (int u = 0; u < loss.length; u++) {
            String name = "loss[" + u + "]";
            Arguments.requireSize(name, loss[u].length, "entries", loss[0].length, " as loss[0]");
            Arguments.requireFractions(name, loss[u]);
        }
    }

    private static double zeroRate(Pmf source, double[][] loss) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int a = 0; a < loss[0].length; a++) {
            int action = a;
            double mean = CompensatedSum.of(loss.length, u -> source.probability(u) * loss[u][action]);
            smallest = Math.min(smallest, mean);
        }
        return smallest;
    }

    /** The dual at t > 0 for shifted losses. */
    DualPoint point(double t) {
        TiltedLoss objective = new TiltedLoss(p, shifted, t);
        InteriorPoint method = new InteriorPoint(objective);
        Best best = new Best(lower(objective, method.gradient()), method.point());
        for (int i = 0; i < MOST_STEPS && method.gap() > PRECISION * t && method.step(); i++) {
            best.offer(lower(objective, method.gradient()), method.point());
        }
        if (method.gap() > PRECISION * t) {
            return blahut(objective, method.point().clone(), t, best);
        }
        return best.point(t, objective.distortion(method.point()));
    }

    /**
     * Blahut's step {@code r_a <- r_a c_a} from where the interior point got stuck: sources spread over many decades
     * wear out its linear systems, and are where this step is fast.
     */
    private DualPoint blahut(TiltedLoss objective, double[] r, double t, Best best) {
        double[] excess = new double[r.length];
        double[] unused = new double[r.length * p.length];
        objective.evaluate(r, excess, unused);
        for (int i = 0; i < MOST_BLAHUT_STEPS; i++) {
            double sum = 0;
            for (int a = 0; a < r.length; a++) {
                r[a] *= 1 + excess[a];
                sum += r[a];
            }
            Probabilities.divide(r, sum);
            objective.evaluate(r, excess, unused);
            best.offer(lower(objective, excess), r);
            if (Probabilities.largest(excess) <= PRECISION * t) {
                break;
            }
        }
        return best.point(t, objective.distortion(r));
    }

    /** The largest dual value so far, and where. */
    private static final class Best {
        private double value;
        private double[] law;

        Best(double value, double[] r) {
            this.value = value;
            this.law = r.clone();
        }

        void offer(double offered, double[] r) {
            if (offered > value) {
                value = offered;
                law = r.clone();
            }
        }

        DualPoint point(double t, double distortion) {
            // where c_a is 0 but for rounding a step of Blahut's may leave less than nothing
            Arrays.setAll(law, a -> Math.max(0, law[a]));
            Probabilities.divide(law, Arrays.stream(law).sum());
            return new DualPoint(t, value, distortion, List.of(Pmf.of(law)));
        }
    }

    /** {@code -sum p log Z - log max c}, less what rounding may have added. */
    private double lower(TiltedLoss objective, double[] excess) {
        double value = objective.value();
        double rounding = 4.0 * (p.length + shifted[0].length) * 0x1p-52 * value;
        return Math.max(0, value - StrictMath.log1p(Math.max(0, Probabilities.largest(excess))) - rounding);
    }
}
