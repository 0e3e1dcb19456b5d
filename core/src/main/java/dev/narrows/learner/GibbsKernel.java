package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;

/**
 * A Gibbs posterior and its divergence from its prior, {@code q_g = P_g e^{-x_g}/Z} with {@code Z = sum_g P_g e^{-x_g}}
 * and {@code x_g = n rate_g >= 0}, the least x being 0.
 *
 * <pre>
 * KL(q||P) = -log Z - sum_g q_g x_g                                     for KL not small
 *          = sum_g P_g psi(d_g), d_g = -x_g - log Z                     for KL small: every term is at least 0
 * psi(d)   = d e^d - e^d + 1 = sum_{k>=2} (k-1)/k! d^k
 * </pre>
 */
final class GibbsKernel {
    /** Above this exponent {@code exp(-x)} is 0 in double precision. */
    static final double LARGEST_EXPONENT = 745.2;

    /** {@code x e^(-x)} is below {@code 2^-60} from here on. */
    static final double DEAD_EXPONENT = 46;

    /** Below this divergence the difference of the first form has lost digits, and the second one is used. */
    static final double SMALL_DIVERGENCE = 0.01;

    private static final double SERIES_RADIUS = 0.125;
    /** (k-1)/k! for k = 2..13, the first term left out is below 2e-19 of the sum within the radius. */
    private static final double[] SERIES = series(12);

    private GibbsKernel() {}

    /**
     * The posterior by log-sum-exp.
     *
     * @param mass P_g at from..to-1, with sum 1; not modified
     * @param rate at from..to-1, at least 0, the least of those with mass 0; not modified
     * @param n factor of the rates, n >= 0, finite
     * @param q overwritten with q_g, from place 0
     * @return {@code KL(q||P)}
     */
    static double posterior(double[] mass, double[] rate, int from, int to, double n, double[] q) {
        double total = 0;
        double exponents = 0;
        for (int g = from; g < to; g++) {
            double x = n * rate[g];
            double weight = x > LARGEST_EXPONENT ? 0 : mass[g] * Exponential.of(-x);
            q[g - from] = weight;
            total += weight;
            exponents += weight == 0 ? 0 : weight * x;
        }
        for (int g = 0; g < to - from; g++) {
            q[g] /= total;
        }
        double divergence = -Logarithm.of(total) - exponents / total;
        return divergence < SMALL_DIVERGENCE ? smallDivergence(mass, rate, from, to, n, total) : divergence;
    }

    /** Adds {@code n x} to the unevaluated sum high + low at k, in twice the working precision. */
    static void addProduct(double[] high, double[] low, int k, double n, double x) {
        double product = n * x;
        double next = high[k] + product;
        double part = next - high[k];
        low[k] += (high[k] - (next - part)) + (product - part) + Math.fma(n, x, -product);
        high[k] = next;
    }

    /**
     * {@code beta (L_k - min L)}, the minimum over k of positive prior; infinity for the others.
     *
     * @param high L_k as unevaluated sums high + low; not modified
     * @param exponent overwritten
     */
    static void exponents(double[] prior, double[] high, double[] low, double beta, double[] exponent) {
        int least = -1;
        for (int k = 0; k < prior.length; k++) {
            if (prior[k] > 0 && (least < 0 || (high[k] - high[least]) + (low[k] - low[least]) < 0)) {
                least = k;
            }
        }
        for (int k = 0; k < prior.length; k++) {
            double above = Math.max(0, (high[k] - high[least]) + (low[k] - low[least]));
            exponent[k] = prior[k] > 0 ? beta * above : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The values of an {@link Evaluator}: weights that sum to 1 only up to rounding must not carry a mean of losses
     * past 1.
     */
    static void fill(double[] values, double risk, double observableRisk, double empiricalRisk, double divergence) {
        values[GibbsLearner.RISK] = Math.min(1, risk);
        values[GibbsLearner.OBSERVABLE_RISK] = Math.min(1, observableRisk);
        values[GibbsLearner.EMPIRICAL_RISK] = Math.min(1, empiricalRisk);
        values[GibbsLearner.KL] = divergence;
    }

    /**
     * The number of labels in these counts of {@code pairs} pairs; refuses another number of counts and negative ones.
     */
    static long labels(long[] counts, int pairs) {
        Arguments.requireSize("counts", counts.length, pairs);
        long labels = 0;
        long signs = 0;
        for (long n : counts) {
            labels += n;
            signs |= n;
        }
        requireNoneNegative(signs);
        return labels;
    }

    /** Refuses counts of which one was negative, as the sign of all of them or-ed tells. */
    static void requireNoneNegative(long ored) {
        if (ored < 0) {
            throw new IllegalArgumentException("counts: holds a negative count, must be at least 0");
        }
    }

    /**
     * {@code KL(q||P)} in the second form.
     *
     * @param mass P_g > 0 at from..to-1, with sum 1; not modified
     * @param rate at from..to-1, at least 0; not modified
     * @param n factor of the rates, n >= 0
     * @param total Z as computed; {@code Z - 1} is computed anew where Z is near 1
     */
    static double smallDivergence(double[] mass, double[] rate, int from, int to, double n, double total) {
        double excess = 0;
        for (int g = from; g < to; g++) {
            excess += mass[g] * StrictMath.expm1(-n * rate[g]);
        }
        double logTotal = excess < -0.5 ? StrictMath.log(total) : StrictMath.log1p(excess);
        double divergence = 0;
        for (int g = from; g < to; g++) {
            divergence += mass[g] * psi(-n * rate[g] - logTotal);
        }
        return divergence;
    }

    /** {@code psi(d) = d e^d - e^d + 1}, at least 0; 0 at d = 0, 1 at minus infinity. */
    static double psi(double d) {
        if (Math.abs(d) < SERIES_RADIUS) {
            double sum = 0;
            for (int k = SERIES.length - 1; k >= 0; k--) {
                sum = SERIES[k] + d * sum;
            }
            return d * d * sum;
        }
        return d < -LARGEST_EXPONENT ? 1 : d * StrictMath.exp(d) - StrictMath.expm1(d);
    }

    /** {@code q log(q/p) - q + p}, at least 0: the terms of {@code KL(q||p)} for laws q and p; p > 0 where q > 0. */
    static double divergenceTerm(double q, double p) {
        double ratio = q / p;
        if (ratio > 2) {
            return q * (StrictMath.log(q) - StrictMath.log(p) - 1) + p;
        }
        return ratio > 0 ? p * psi(StrictMath.log(ratio)) : p;
    }

    /** {@code KL(q||p)} of two laws, nats; where p is 0, q is 0 or underflows, and the term is left out. */
    static double divergence(double[] q, double[] p) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < q.length; k++) {
            if (p[k] > 0) {
                sum.add(divergenceTerm(q[k], p[k]));
            }
        }
        return sum.value();
    }

    private static double[] series(int terms) {
        double[] coefficients = new double[terms];
        double factorial = 1;
        for (int k = 2; k < terms + 2; k++) {
            factorial *= k;
            coefficients[k - 2] = (k - 1) / factorial;
        }
        return coefficients;
    }
}
