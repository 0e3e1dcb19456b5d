package dev.narrows.bound;

/**
 * The lower tail of a binomial law, {@code P(Bin(n, p) <= k)}, by ratios of its terms from the largest outward:
 *
 * <pre>
 * w_(i+1) / w_i = ((n-i) p) / ((i+1) (1-p)),   P(Bin(n,p) &lt;= k) = sum_(i&lt;=k) w_i / sum_i w_i
 * </pre>
 *
 * <p>All terms are positive. What is left out of the denominator makes the quotient larger; of the numerator, below its
 * last term w_i, at most {@code w_i r/(1-r)} is left out, r the ratio there, which is added. A term after t steps is
 * off by {@code 6 t 2^-53} relative at most, by which the quotient is raised on both sides.
 */
final class BinomialTail {
    /** Terms below this part of the sum are left out. */
    private static final double NEGLIGIBLE = 0x1p-70;

    /** Below it w would lose digits; the tail there is below {@code 1e-280 n}. */
    private static final double LEAST_TERM = 1e-280;

    private static final double ROUNDING = 0x1p-53;

    private final long n;
    private final double p;
    private final double q;
    private final long start;
    private long steps;

    private BinomialTail(long n, double p) {
        this.n = n;
        this.p = p;
        this.q = 1 - p;
        this.start = Math.min(n, (long) (p * (n + 1.0)));
    }

    /**
     * A number not below the tail.
     *
     * @param k in 0..n-1
     * @param n at least 1, at most 10^9
     * @param p in (0, 1)
     * @return at least {@code P(Bin(n,p) <= k)}; where that is below 1e-270, perhaps 1e-270
     */
    static double atMost(long k, long n, double p) {
        return new BinomialTail(n, p).atMost(k);
    }

    private double atMost(long k) {
        double below = 0;
        double within = 0;
        double w = 1;
        for (long i = start; i >= 0; i--) {
            below += w;
            within += i <= k ? w : 0;
            double ratio = i * q / ((n - i + 1) * p);
            double next = w * ratio;
            if (i <= k && next <= NEGLIGIBLE * within) {
                within += 2 * next / (1 - ratio);
                break;
            }
            if (next < LEAST_TERM && i > k) {
                return LEAST_TERM * 10 * n;
            }
            w = next;
            steps++;
        }
        return quotient(k, below, within);
    }

    private double quotient(long k, double below, double within) {
        double all = below;
        double tail = within;
        double w = 1;
        for (long i = start + 1; i <= n; i++) {
            w *= (n - i + 1) * p / (i * q);
            all += w;
            tail += i <= k ? w : 0;
            if (w < NEGLIGIBLE) {
                break;
            }
            steps++;
        }
        return tail / all * (1 + (14.0 * steps + 20) * ROUNDING);
    }
}
