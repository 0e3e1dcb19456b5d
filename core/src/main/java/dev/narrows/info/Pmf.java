package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;

/**
 * Probability mass function {@code p} on {@code 0..n-1}, n >= 1 (immutable).
 *
 * <p>Entries are in [0, 1]. A vector whose sum is within 1e-9 of 1 is divided by its sum once, on construction.
 */
public final class Pmf {
    private final double[] p;

    private Pmf(double[] p) {
        this.p = p;
    }

    /**
     * The law with these probabilities.
     *
     * @param probabilities entries in [0, 1] with a sum within 1e-9 of 1; copied and divided by the sum
     * @return the law
     * @throws IllegalArgumentException if there is no entry, one lies outside [0, 1] or is NaN, or the sum is not 1
     */
    public static Pmf of(double... probabilities) {
        return new Pmf(Probabilities.normalised("probabilities", probabilities));
    }

    /**
     * The uniform law, {@code p_i = 1/n}.
     *
     * @param n number of outcomes, n >= 1
     * @return the law
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public static Pmf uniform(int n) {
        Arguments.requireAtLeast("n", n, 1);
        double[] p = new double[n];
        Arrays.fill(p, 1.0 / n);
        return new Pmf(p);
    }

    /**
     * Number of outcomes.
     *
     * @return n >= 1
     */
    public int size() {
        return p.length;
    }

    /**
     * Probability of one outcome.
     *
     * @param i outcome, 0..n-1
     * @return {@code p_i}
     */
    public double probability(int i) {
        return p[i];
    }

    /**
     * All probabilities.
     *
     * @return a copy
     */
    public double[] toArray() {
        return p.clone();
    }

    /**
     * Shannon entropy {@code H(p) = -sum_i p_i log p_i} in nats, with {@code 0 log 0 = 0}; {@code log n} for the
     * uniform law. Rounded to nearest within a few units in the last place (neither end is certified).
     *
     * @return the entropy, in [0, log n] up to rounding
     */
    public double entropy() {
        return Math.max(0, CompensatedSum.of(p.length, i -> p[i] > 0 ? -p[i] * StrictMath.log(p[i]) : 0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pmf that && Arrays.equals(p, that.p);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(p);
    }

    @Override
    public String toString() {
        return "Pmf" + Arrays.toString(p);
    }
}
