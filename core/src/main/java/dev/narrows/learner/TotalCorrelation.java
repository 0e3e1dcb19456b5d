package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.StirlingCorrection;

/**
 * Total correlation of the counts of m labels, {@code TC = sum_c H(N_c) - H(N)}, in nats, from above: how much the
 * factorised information {@code I_fact} can exceed I(theta;D).
 *
 * <pre>
 * TC = s(m) + sum_c [ E s(M_c) - s(m) + m q_c E phi(M_c/(m q_c)) ],   M_c = m - N_c ~ Bin(m, q_c),  q_c = 1 - p_c
 * s(n) = log n! - n log n + n  (s(0) = 0),   phi(t) = t log t - t + 1 &gt;= 0
 * </pre>
 *
 * <p>This is {@code sum_c H(N_c) - H(N)} with {@code H(N) = -log m! + sum_c E log N_c! - m sum_c p_c log p_c}, in which
 * terms as large as m log m cancel; here none is larger than log m. The expectations are summed over the binomial law
 * as far as {@value #TAIL} of its mass while its deviation sigma is at most {@value #MOST_DEVIATION}. Beyond, by Gauss
 * quadrature with r nodes: {@code f(M) = s(M) + mq phi(M/(mq))} is analytic where {@code |M - mq| <= mq/2} and at most
 * mq there, so Cauchy's estimate leaves {@code mq r! (2 sigma/(mq))^{2r}}, {@code sigma/(mq) <= 1/sigma}, below mq
 * 1e-30 at sigma = 64 and falling faster than mq grows; M lies elsewhere with probability below {@code 2 exp(-mq/10)},
 * and {@code mq >= sigma^2}. Raised by {@value #ROUNDING} a pair for rounding and that. Source: S. Watanabe, IBM J.
 * Res. Dev. 4 (1960).
 */
final class TotalCorrelation {
    private static final double TAIL = 1e-30;
    private static final double MOST_DEVIATION = 64;
    private static final double ROUNDING = 1e-10;
    private static final int TABLE = 16;
    private static final double SMALL = 1e-3;

    private TotalCorrelation() {}

    /** An upper end of TC, for pairs of these probabilities and m >= 1 labels. */
    static double upper(double[] pairProbability, long m) {
        CompensatedSum sum = new CompensatedSum();
        double whole = stirling(m);
        sum.add(whole);
        for (double p : pairProbability) {
            if (p > 0) {
                sum.add(p >= 1 ? -whole : term(m, p) - whole + ROUNDING);
            }
        }
        return Math.max(0, sum.value());
    }

    /** {@code E s(M) + mq E phi(M/(mq))}, M ~ Bin(m, 1-p), from above. */
    private static double term(long m, double p) {
        double variance = m * p * (1 - p);
        return variance <= MOST_DEVIATION * MOST_DEVIATION ? summed(m, p) : integrated(m, p);
    }

    /** By quadrature over M itself: m - N would round where p is near 1. */
    static double integrated(long m, double p) {
        BinomialQuadrature quadrature = new BinomialQuadrature(m, 1 - p);
        double mean = m * (1 - p);
        return CompensatedSum.of(BinomialQuadrature.NODES, i -> quadrature.weight(i) * value(quadrature.node(i), mean));
    }

    /** From the mode of N = m - M outwards, as {@link PairExpectation} does. */
    static double summed(long m, double p) {
        double odds = p / (1 - p);
        double mean = m * (1 - p);
        long mode = Math.min(m, (long) Math.floor((m + 1.0) * p));
        CompensatedSum weights = new CompensatedSum();
        CompensatedSum values = new CompensatedSum();
        double mass = 1;
        for (long n = mode; n <= m && mass > TAIL * weights.value(); n++) {
            weights.add(mass);
            values.add(mass * value(m - n, mean));
            mass *= (double) (m - n) / (n + 1) * odds;
        }
        mass = 1;
        for (long n = mode; n > 0 && mass > TAIL * weights.value(); n--) {
            mass *= n / ((m - n + 1) * odds);
            weights.add(mass);
            values.add(mass * value(m - n + 1, mean));
        }
        return values.value() / weights.value();
    }

    /** {@code s(M) + mq phi(M/(mq))}. */
    private static double value(double count, double mean) {
        double excess = (count - mean) / mean;
        if (Math.abs(excess) < SMALL) {
            return stirling(count) + mean * smallPhi(excess);
        }
        double phi = count == 0
                ? mean
                : count * (excess < 1 ? StrictMath.log1p(excess) : StrictMath.log(count / mean)) - (count - mean);
        return stirling(count) + Math.max(0, phi);
    }

    /** {@code phi(1+x)} by its series, which does not cancel: {@code sum_k (-x)^k/(k(k-1))}, k from 2. */
    private static double smallPhi(double x) {
        return x * x * (1.0 / 2 - x * (1.0 / 6 - x * (1.0 / 12 - x * (1.0 / 20 - x * (1.0 / 30 - x / 42)))));
    }

    /** {@code s(n) = log n! - n log n + n}. */
    static double stirling(double n) {
        if (n < TABLE) {
            double factorial = 1;
            for (int i = 2; i <= n; i++) {
                factorial *= i;
            }
            return n == 0 ? 0 : StrictMath.log(factorial) - n * StrictMath.log(n) + n;
        }
        return 0.5 * StrictMath.log(2 * Math.PI * n) + StirlingCorrection.asymptotic(n);
    }
}
