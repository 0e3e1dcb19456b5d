package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;

/**
 * Total correlation of the counts of m labels, {@code TC = sum_c H(N_c) - H(N)}, in nats, from above: how much the factorised
 * information {@code I_fact} can exceed I(theta;D).
 *
 * <pre>
 * TC = s(m) + sum_c [ E s(M_c) - s(m) + m q_c E phi(M_c/(m q_c)) ],   M_c = m - N_c ~ Bin(m, q_c),  q_c = 1 - p_c
 * s(n) = log n! - n log n + n  (s(0) = 0),   phi(t) = t log t - t + 1 &gt;= 0
 * </pre>
 *
 * <p>This is {@code sum_c H(N_c) - H(N)} with {@code H(N) = -log m! + sum_c E log N_c! - m sum_c p_c log p_c}, in which terms as
 * large as m log m cancel; here none is larger than log m. The expectations are summed over the binomial law as far as
 * {@value #TAIL} of its mass while its deviation is at most {@value #MOST_DEVIATION}. Beyond, with
 * {@code x = M/(mq) - 1}, {@code phi(1+x) <= x^2/2 - x^3/6 + x^4/3} for {@code x >= -1} (equality at -1; the difference's second
 * derivative is {@code x^2 (3+4x)/(1+x)}) and the binomial moments, and Jensen for the concave s; the excess there is below
 * 2/(mq) + 1/deviation^2. Raised by {@value #ROUNDING} a cell for rounding. Source: S. Watanabe, IBM J. Res. Dev. 4 (1960).
 */
final class TotalCorrelation {
    private static final double TAIL = 1e-30;
    private static final double MOST_DEVIATION = 20_000;
    private static final double ROUNDING = 1e-10;
    private static final int TABLE = 16;

    private TotalCorrelation() {
    }

    /** An upper end of TC, for cells of these probabilities and m >= 1 labels. */
    static double upper(double[] cellProbability, long m) {
        CompensatedSum sum = new CompensatedSum();
        double whole = stirling(m);
        sum.add(whole);
        for (double p : cellProbability) {
            if (p > 0) {
                sum.add(p >= 1 ? -whole : term(m, p) - whole + ROUNDING);
            }
        }
        return Math.max(0, sum.value());
    }

    /** {@code E s(M) + mq E phi(M/(mq))}, M ~ Bin(m, 1-p), from above. */
    private static double term(long m, double p) {
        double variance = m * p * (1 - p);
        return variance <= MOST_DEVIATION * MOST_DEVIATION ? summed(m, p) : bounded(m, p, variance);
    }

    private static double bounded(long m, double p, double variance) {
        double q = 1 - p;
        double mean = m * q;
        double third = variance * (p - q);
        double fourth = variance * (1 + 3 * (1 - 2.0 / m) * variance);
        double phi = variance / (2 * mean) - third / (6 * mean * mean) + fourth / (3 * mean * mean * mean);
        return phi + 0.5 * StrictMath.log(2 * Math.PI * mean) + 1 / (12 * mean);
    }

    /** From the mode of N = m - M outwards, as {@link CellExpectation} does. */
    private static double summed(long m, double p) {
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
        double phi = count == 0 ? mean
                : count * (excess < 1 ? StrictMath.log1p(excess) : StrictMath.log(count / mean)) - (count - mean);
        return stirling(count) + Math.max(0, phi);
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
        double nn = n * n;
        return 0.5 * StrictMath.log(2 * Math.PI * n)
                + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / nn) / nn) / nn) / nn) / n;
    }
}
