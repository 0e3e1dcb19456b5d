package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Maurer's constant of the PAC-Bayes kl inequality for m independent losses,
 *
 * <pre>
 * xi(m) = sum_{k=0..m} m! / ((m-k)! m^k) = sum_{k=0..m} C(m,k) (k/m)^k (1-k/m)^(m-k),   m in 1..2^53
 * </pre>
 *
 * <p>between sqrt(m) and 2 sqrt(m) for m &gt;= 8; {@code xi(1) = 2}. Rounded up. Up to {@code m = 10^9} the first sum
 * is taken term by term, {@code t_k = t_{k-1} (m-k+1)/m}; two roundings a term make {@code t_k} too small by
 * {@code 2^-52 k t_k} at most, which is added; the terms left out are at most {@code t_k (m-k)/k} and are added too.
 * Above, {@code sqrt(pi m/2) + 2/3 + sqrt(pi/(2m))/12}: Ramanujan's series for {@code xi(m) - 1}, cut before its first
 * negative term {@code -4/(135 m)}.
 *
 * <p>Sources: A. Maurer, A Note on the PAC Bayesian Theorem, arXiv:cs/0411099, theorem 1; P. Flajolet, P. Grabner, P.
 * Kirschenhofer, H. Prodinger, On Ramanujan's Q-function, J. Comput. Appl. Math. 58 (1995), theorem 1.
 */
public final class Xi {
    private static final long LARGEST_SUM = 1_000_000_000L;
    private static final double NEGLIGIBLE = 0x1p-60;
    private static final int SLOT_BITS = 6;
    /** The last value of each slot: xi of 10^9 takes a millisecond and is asked for once per replicate. */
    private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(1 << SLOT_BITS);

    private record Known(long m, double log) {}

    private Xi() {}

    /** A number not below xi(m), and above it by less than {@code 3e-16 m + 1e-14 xi(m)}. */
    static double of(long m) {
        return m <= LARGEST_SUM ? sum(m) : asymptotic(m);
    }

    /**
     * The logarithm of the constant.
     *
     * @param m number of labels, in 1..2^53
     * @return a number not below {@code log xi(m)}, nats
     * @throws IllegalArgumentException if m is out of range
     */
    public static double log(long m) {
        Arguments.requireCount("labels", m);
        int slot = (int) ((m * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
        Known known = KNOWN.get(slot);
        if (known == null || known.m != m) {
            known = new Known(m, Outward.up(StrictMath.log(of(m))));
            KNOWN.set(slot, known);
        }
        return known.log;
    }

    private static double sum(long m) {
        CompensatedSum sum = new CompensatedSum();
        sum.add(1);
        double rounding = 0;
        double term = 1;
        for (long k = 1; k <= m; k++) {
            term *= (double) (m - k + 1) / m;
            sum.add(term);
            rounding += k * term;
            double rest = term * ((double) (m - k) / k);
            if (rest < NEGLIGIBLE) {
                sum.add(2 * rest);
                break;
            }
        }
        sum.add(0x1.01p-52 * rounding);
        return Math.nextUp(sum.value() * (1 + 0x1p-52));
    }

    private static double asymptotic(long m) {
        return Outward.up(Math.sqrt(Math.PI * m / 2) + 2.0 / 3 + Math.sqrt(Math.PI / (2.0 * m)) / 12);
    }
}
